import { organizationId } from '@reservaplus/shared/ids/schema'
import { beforeAll, describe, expect, it } from 'vitest'

import { useTestSecrets } from '../testing/secrets'
import { secrets as connected, createKmsClient, createSecrets, type Secrets } from './secrets'

const salon = organizationId.parse('01JDZZZZZZZZZZZZZZZZZZZONE')
const other = organizationId.parse('01JDZZZZZZZZZZZZZZZZZZZTWO')

const kms = useTestSecrets()
let secrets: Secrets

const clientOf = (endpoint: string) =>
  createKmsClient({
    region: 'sa-east-1',
    endpoint,
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })

beforeAll(() => {
  secrets = connected()
})

describe('a secret of an organization', () => {
  it('comes back as it was, and looks different every time', async () => {
    const plain = 'APP_USR-7000-ñandú 💇-200000001'
    const [one, two] = await Promise.all([secrets.encrypt(salon, plain), secrets.encrypt(salon, plain)])
    expect(one).not.toBe(two)
    expect(one).not.toContain(Buffer.from(plain).toString('base64').slice(0, 20))
    expect(await secrets.decrypt(salon, one)).toBe(plain)
    expect(await secrets.decrypt(salon, two)).toBe(plain)
  })

  it('is of no use to another organization, nor when a bit of it is changed', async () => {
    const encrypted = await secrets.encrypt(salon, 'a token')
    await expect(secrets.decrypt(other, encrypted)).rejects.toMatchObject({ code: 'INTERNAL' })
    const bytes = Buffer.from(encrypted, 'base64')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    await expect(secrets.decrypt(salon, bytes.toString('base64'))).rejects.toMatchObject({ code: 'INTERNAL' })
    await expect(secrets.decrypt(salon, 'YQ==')).rejects.toMatchObject({ code: 'INTERNAL' })
  })

  it('is unavailable while KMS or its key is away, and no error names what it was', async () => {
    const elsewhere = createSecrets({ keyId: 'tokens', client: clientOf('http://127.0.0.1:9') })
    const unknown = createSecrets({ keyId: 'unknown', client: clientOf(kms().url) })
    for (const broken of [elsewhere, unknown]) {
      const error = await broken.encrypt(salon, 'a token').catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'UNAVAILABLE' })
      expect(JSON.stringify(Object(error).details) + Object(error).message).not.toMatch(/a token|arn:/)
    }
  })
})
