import { DecryptCommand, EncryptCommand } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { kmsTarget } from './kms-target'

let target: Awaited<ReturnType<typeof kmsTarget>>

beforeAll(async () => {
  target = await kmsTarget()
})
afterAll(() => target.stop())

const context = { organizationId: 'one', purpose: 'test' }
const encrypt = async (text: string, EncryptionContext: Record<string, string> = context) => {
  const command = new EncryptCommand({ KeyId: target.keyId, Plaintext: Buffer.from(text), EncryptionContext })
  return (await target.client.send(command)).CiphertextBlob
}
const decrypt = async (CiphertextBlob: Uint8Array | undefined, EncryptionContext: Record<string, string>) => {
  const { Plaintext } = await target.client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }))
  return Buffer.from(Plaintext ?? []).toString()
}

describe('KMS', () => {
  it('decrypts with the same context, in whatever order its pairs are written', async () => {
    expect(await decrypt(await encrypt('a secret'), { purpose: 'test', organizationId: 'one' })).toBe('a secret')
  })

  it.each([{}, { organizationId: 'two', purpose: 'test' }, { organizationId: 'one' }])(
    'refuses the context %j',
    async (other) => {
      const encrypted = await encrypt('a secret')
      await expect(decrypt(encrypted, other)).rejects.toMatchObject({ name: 'InvalidCiphertextException' })
    },
  )

  it('refuses what it did not encrypt', async () => {
    const call = decrypt(Buffer.from('nothing'), context)
    await expect(call).rejects.toMatchObject({ name: 'InvalidCiphertextException' })
  })

  it('takes no more than 4096 bytes', async () => {
    await expect(encrypt('x'.repeat(4097))).rejects.toMatchObject({ name: 'ValidationException' })
    expect(await decrypt(await encrypt('x'.repeat(4096)), context)).toHaveLength(4096)
  })

  it('knows the names of its keys', async () => {
    const KeyId = '00000000-0000-0000-0000-000000000000'
    const call = target.client.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from('x') }))
    await expect(call).rejects.toMatchObject({ name: 'NotFoundException' })
  })
})
