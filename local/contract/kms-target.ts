import { KMSClient } from '@aws-sdk/client-kms'

import { localCredentials } from '../src/config/env'
import { startKms } from '../src/kms/start-kms'
import { againstAws, env } from './config/env'

const standIn = async () => {
  const { url, stop } = await startKms({ keyIds: ['tokens'] })
  return {
    client: new KMSClient({ region: env.AWS_REGION, endpoint: url, credentials: localCredentials, maxAttempts: 1 }),
    keyId: 'tokens',
    stop,
  }
}

const aws = async () => {
  const client = new KMSClient({ region: env.AWS_REGION })
  return { client, keyId: env.KMS_KEY_ID ?? '', stop: async () => client.destroy() }
}

export const kmsTarget = () => (againstAws ? aws() : standIn())
