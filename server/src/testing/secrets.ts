import { type KmsStandIn, startKms } from '@reservaplus/local/kms/start-kms'
import { afterAll, beforeAll } from 'vitest'
import { connectSecrets, createKmsClient } from '../adapters/secrets'

/** Gives a test file a key of its own and connects the services to it. */
export const useTestSecrets = () => {
  let kms: KmsStandIn

  beforeAll(async () => {
    kms = await startKms({ keyIds: ['tokens'] })
    const client = createKmsClient({
      region: 'sa-east-1',
      endpoint: kms.url,
      maxAttempts: 1,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    })
    connectSecrets(() => ({ keyId: 'tokens', client }))
  })
  afterAll(() => kms.stop())

  return () => kms
}
