import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'

import { localAccountId, localRegion } from '../config/env'
import { listen } from '../http/listen'
import { readBody } from '../http/read-body'
import { decrypt, encrypt } from './cipher'
import { KmsError } from './kms-error'

export type KmsOptions = {
  now?: () => number
  /** Ids of the keys that exist; any without it. */
  keyIds?: readonly string[]
  /** What all keys are made of; without the same one nothing encrypted before can be read. */
  secret?: string
}

const context = z.record(z.string(), z.string()).default({})
const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'))
const longestPlain = 4096

const encryptInput = z.object({
  KeyId: z.string().min(1),
  Plaintext: base64.refine(({ length }) => length > 0 && length <= longestPlain, 'Between 1 and 4096 bytes'),
  EncryptionContext: context,
})
const decryptInput = z.object({ KeyId: z.string().optional(), CiphertextBlob: base64, EncryptionContext: context })

const prefix = `arn:aws:kms:${localRegion}:${localAccountId}:key/`
const idOf = (named: string) => named.replace(prefix, '')

const parse = <Value>(shape: z.ZodType<Value>, body: unknown): Value => {
  const { data, error } = shape.safeParse(body)
  if (error) throw new KmsError('ValidationException', z.prettifyError(error))
  return data
}

const createOperations = ({ keyIds, secret = randomBytes(32).toString('hex') }: KmsOptions) => {
  const keyNamed = (named: string) => {
    const id = idOf(named)
    if (keyIds && !keyIds.includes(id)) throw new KmsError('NotFoundException', `Key '${prefix}${id}' does not exist`)
    return id
  }

  return {
    Encrypt: (body: unknown) => {
      const { KeyId, Plaintext, EncryptionContext } = parse(encryptInput, body)
      const id = keyNamed(KeyId)
      const blob = encrypt(secret, id, Plaintext, EncryptionContext)
      return { CiphertextBlob: blob.toString('base64'), KeyId: prefix + id, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
    },
    Decrypt: (body: unknown) => {
      const { KeyId, CiphertextBlob, EncryptionContext } = parse(decryptInput, body)
      const { keyId, plain } = decrypt(secret, CiphertextBlob, EncryptionContext)
      if (KeyId !== undefined && keyNamed(KeyId) !== keyId) throw new KmsError('IncorrectKeyException', '')
      return { Plaintext: plain.toString('base64'), KeyId: prefix + keyId, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
    },
  }
}

const run = async (operations: ReturnType<typeof createOperations>, request: IncomingMessage) => {
  const name = String(request.headers['x-amz-target']).replace(/^TrentService\./, '')
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
    throw new KmsError('MissingAuthenticationTokenException', 'Missing Authentication Token')
  }
  if (name !== 'Encrypt' && name !== 'Decrypt') {
    throw new KmsError('UnknownOperationException', `${name} is not implemented by the stand-in`)
  }
  return operations[name](JSON.parse((await readBody(request))?.toString() || '{}'))
}

/** KMS as far as the product asks it: small texts, encrypted for who is named in the context. */
export const startKms = async (options: KmsOptions = {}) => {
  const { now = Date.now } = options
  const operations = createOperations(options)
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    // The SDK corrects its clock by this date.
    const date = new Date(now()).toUTCString()
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID(), date }
    const reply = (status: number, body: object) => {
      response.writeHead(status, headers)
      response.end(JSON.stringify(body))
    }
    try {
      reply(200, await run(operations, request))
    } catch (error) {
      if (!(error instanceof KmsError)) throw error
      reply(error.status, { __type: error.code, message: error.message })
    }
  }
  const { url, stop } = await listen(listener)
  return { url, stop }
}
export type KmsStandIn = Awaited<ReturnType<typeof startKms>>
