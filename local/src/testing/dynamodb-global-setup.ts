import { localCredentials, localRegion } from '../config/env'
import { startDynamoDb } from '../dynamodb/launcher'

/** vitest globalSetup: one engine in memory for the whole run; the SDK of every test finds it by itself. */
export const setup = async () => {
  const engine = await startDynamoDb()
  process.env.DYNAMODB_ENDPOINT = engine.endpoint
  process.env.AWS_REGION ??= localRegion
  process.env.AWS_ACCESS_KEY_ID ??= localCredentials.accessKeyId
  process.env.AWS_SECRET_ACCESS_KEY ??= localCredentials.secretAccessKey
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  return () => engine.stop()
}
