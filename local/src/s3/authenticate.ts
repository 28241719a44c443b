import type { S3Request } from './request'
import { accessDenied, S3Error } from './s3-error'
import { type Credentials, readAmzDate, readCredential, sameText, signRequest } from './signature'

const allowedSkew = 15 * 60_000
const longestPresigned = 7 * 86_400

const mismatch = () =>
  new S3Error(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided.',
  )
const malformed = () => new S3Error(400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed.')

const requireKey = (credentials: Credentials, accessKeyId: string) => {
  if (accessKeyId !== credentials.accessKeyId)
    throw new S3Error(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')
}

/** A signature that leaves out the host, or an x-amz header sent along, protects nothing. */
const requireCovered = (request: S3Request, signedHeaders: readonly string[]) => {
  const sent = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))
  const missing = ['host', ...sent].find((name) => !signedHeaders.includes(name))
  if (missing) throw accessDenied(`There were headers present in the request which were not signed: ${missing}`)
}

const checkPresigned = (request: S3Request, credentials: Credentials, now: number) => {
  const field = (name: string) => request.query.get(name) ?? ''
  const { accessKeyId, scope, complete } = readCredential(field('X-Amz-Credential'))
  const signedHeaders = field('X-Amz-SignedHeaders').split(';')
  const amzDate = field('X-Amz-Date')
  const issued = readAmzDate(amzDate)
  const lifetime = Number(field('X-Amz-Expires'))
  const inRange = lifetime > 0 && lifetime <= longestPresigned
  if (!complete || Number.isNaN(issued) || !inRange || field('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256')
    throw new S3Error(400, 'AuthorizationQueryParametersError', 'Error parsing the X-Amz-* query parameters.')
  requireKey(credentials, accessKeyId)
  requireCovered(request, signedHeaders)
  const payloadHash = field('X-Amz-Content-Sha256') || 'UNSIGNED-PAYLOAD'
  const expected = signRequest(credentials.secretAccessKey, scope, amzDate, {
    ...request,
    query: request.search,
    signedHeaders,
    payloadHash,
  })
  if (!sameText(expected, field('X-Amz-Signature'))) throw mismatch()
  if (issued - now > allowedSkew) throw accessDenied('Request is not yet valid')
  if (now > issued + lifetime * 1000) throw accessDenied('Request has expired')
  return payloadHash
}

const headerForm = /^AWS4-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/

const checkHeader = (request: S3Request, credentials: Credentials, now: number) => {
  const [, credential = '', headerList = '', signature = ''] = headerForm.exec(request.header('authorization')) ?? []
  const { accessKeyId, scope, complete } = readCredential(credential)
  if (!complete) throw malformed()
  requireKey(credentials, accessKeyId)
  const amzDate = request.header('x-amz-date')
  const issued = readAmzDate(amzDate)
  if (Number.isNaN(issued)) throw accessDenied('AWS authentication requires a valid Date or x-amz-date header')
  if (Math.abs(now - issued) > allowedSkew)
    throw new S3Error(
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    )
  const payloadHash = request.header('x-amz-content-sha256')
  if (!payloadHash)
    throw new S3Error(400, 'InvalidRequest', 'Missing required header for this request: x-amz-content-sha256')
  const signedHeaders = headerList.split(';')
  requireCovered(request, signedHeaders)
  const expected = signRequest(credentials.secretAccessKey, scope, amzDate, {
    ...request,
    query: request.search,
    signedHeaders,
    payloadHash,
  })
  if (!sameText(expected, signature)) throw mismatch()
  return payloadHash
}

/** Who may call: only the holder of the key. Returns what the signature says about the body. */
export const authenticateRequest = (request: S3Request, credentials: Credentials, now: number) => {
  if (request.query.has('X-Amz-Signature')) return checkPresigned(request, credentials, now)
  if (request.header('authorization')) return checkHeader(request, credentials, now)
  throw accessDenied()
}
