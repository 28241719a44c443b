import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

import { KmsError } from './kms-error'

export type Context = Record<string, string>

const keyFor = (secret: string, keyId: string) => Buffer.from(hkdfSync('sha256', secret, keyId, 'local kms', 32))

/** The order in which somebody wrote the pairs does not matter. */
const bytesOf = (context: Context) =>
  Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))))

const invalid = () => new KmsError('InvalidCiphertextException', '')

const nonceLength = 12
const tagLength = 16

/** As in KMS, what is encrypted says by which key; the context is not in it and has to be named again. */
export const encrypt = (secret: string, keyId: string, plain: Buffer, context: Context) => {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, keyId), nonce).setAAD(bytesOf(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  const name = Buffer.from(keyId)
  return Buffer.concat([Buffer.from([name.length]), name, nonce, cipher.getAuthTag(), body])
}

export const decrypt = (secret: string, blob: Buffer, context: Context) => {
  const nameEnd = 1 + (blob[0] ?? 0)
  const keyId = blob.subarray(1, nameEnd).toString()
  const nonce = blob.subarray(nameEnd, nameEnd + nonceLength)
  const tag = blob.subarray(nameEnd + nonceLength, nameEnd + nonceLength + tagLength)
  if (tag.length < tagLength) throw invalid()
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, keyId), nonce)
    .setAAD(bytesOf(context))
    .setAuthTag(tag)
  try {
    const body = blob.subarray(nameEnd + nonceLength + tagLength)
    return { keyId, plain: Buffer.concat([decipher.update(body), decipher.final()]) }
  } catch {
    throw invalid()
  }
}
