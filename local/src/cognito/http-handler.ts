import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CognitoError } from './errors'
import { operations } from './operation-table'
import type { Pool } from './pool'
import { issuerOf } from './settings'

const corsHeaders = (request: IncomingMessage) => ({
  'access-control-allow-origin': '*',
  'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
  'access-control-allow-methods': 'POST,GET,OPTIONS',
  'access-control-expose-headers': 'x-amzn-requestid,x-amzn-errortype,x-amzn-errormessage,date',
  'access-control-max-age': '600',
})

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  try {
    return JSON.parse(Buffer.concat(chunks).toString() || '{}')
  } catch {
    throw new CognitoError('SerializationException', 'Malformed JSON')
  }
}

const run = async (pool: Pool, request: IncomingMessage) => {
  const name = String(request.headers['x-amz-target'] ?? '').replace(/^AWSCognitoIdentityProviderService\./, '')
  const operation = operations[name]
  if (!operation) throw new CognitoError('UnknownOperationException', `${name} is not implemented by the stand-in`)
  const signed = request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') ?? false
  return operation(pool, await bodyOf(request), { signed })
}

const asCognitoError = (error: unknown) =>
  error instanceof CognitoError ? error : new CognitoError('InternalErrorException', String(error), 500)

const wellKnown = (pool: Pool, url: string | undefined) => {
  const root = `/${pool.settings.userPoolId}/.well-known`
  const issuer = issuerOf(pool.settings.userPoolId)
  if (url === `${root}/jwks.json`) return pool.keys.jwks
  if (url === `${root}/openid-configuration`) return { issuer, jwks_uri: `${issuer}/.well-known/jwks.json` }
  return undefined
}

/** `persist` runs before the answer leaves: what was acknowledged survives. Failures count too (attempts, codes). */
export const httpHandler =
  (pool: Pool, persist: () => void) => async (request: IncomingMessage, response: ServerResponse) => {
    const cors = corsHeaders(request)
    const reply = (status: number, body: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...cors, ...headers })
      response.end(JSON.stringify(body))
    }
    if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end()
    const document = request.method === 'GET' ? wellKnown(pool, request.url) : undefined
    if (document) return reply(200, document)
    // The SDK corrects its clock by this date: it must be the shared clock's, not the machine's.
    const date = new Date(pool.now()).toUTCString()
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID(), date }
    try {
      const answer = await run(pool, request)
      persist()
      reply(200, answer, headers)
    } catch (thrown) {
      const error = asCognitoError(thrown)
      persist()
      const named = { ...headers, 'x-amzn-errortype': error.code, 'x-amzn-errormessage': encodeURI(error.message) }
      reply(error.status, { __type: error.code, message: error.message }, named)
    }
  }
