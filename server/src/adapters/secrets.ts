import { DecryptCommand, EncryptCommand, KMSClient, type KMSClientConfig } from '@aws-sdk/client-kms'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'

import { heedDeadline } from '../config/deadline'

export const createKmsClient = (config: KMSClientConfig = {}) => {
  const client = new KMSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
    ...config,
  })
  heedDeadline(client)

  return client
}

// What KMS says may name keys and accounts: it goes no further than the name of the error.
const secretsError = (error: unknown): AppError => {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidCiphertextException' || name === 'IncorrectKeyException') {
    return new AppError('INTERNAL', 'This secret is not one of this organization')
  }

  return new AppError('UNAVAILABLE', 'Secrets cannot be read or written now', { retryAfterSeconds: 5 })
}

const attempt = <Answer>(call: Promise<Answer>): Promise<Answer> =>
  call.catch((error: unknown) => {
    throw secretsError(error)
  })

export type SecretsOptions = { keyId: string; client?: KMSClient }

/** Small texts that nobody reads in the table: 4096 bytes at most, and of no use to another organization. */
export const createSecrets = ({ keyId, client = createKmsClient() }: SecretsOptions) => ({
  encrypt: async (organizationId: OrganizationId, plain: string): Promise<string> => {
    const command = new EncryptCommand({
      KeyId: keyId,
      Plaintext: new TextEncoder().encode(plain),
      EncryptionContext: { organizationId },
    })
    const { CiphertextBlob = new Uint8Array() } = await attempt(client.send(command))

    return Buffer.from(CiphertextBlob).toString('base64')
  },

  decrypt: async (organizationId: OrganizationId, encrypted: string): Promise<string> => {
    const command = new DecryptCommand({
      KeyId: keyId,
      CiphertextBlob: Buffer.from(encrypted, 'base64'),
      EncryptionContext: { organizationId },
    })
    const { Plaintext } = await attempt(client.send(command))

    return new TextDecoder().decode(Plaintext)
  },
})
export type Secrets = ReturnType<typeof createSecrets>

let connection: (() => SecretsOptions) | undefined
let connected: Secrets | undefined

/** Once per process, as the table; the key's name is read when somebody needs it. */
export const connectSecrets = (options: () => SecretsOptions) => {
  connection = options
  connected = undefined
}

export const secrets = (): Secrets => {
  if (!connection) throw new Error('Secrets are not connected')
  connected ??= createSecrets(connection())

  return connected
}
