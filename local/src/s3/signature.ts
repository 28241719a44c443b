import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
}

/** `20261123/sa-east-1/s3/aws4_request` */
export interface Scope {
  date: string
  region: string
  service: string
}

export interface SignedParts {
  method: string
  path: string
  query: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  signedHeaders: readonly string[]
  payloadHash: string
}

export const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

/** RFC 3986: encodeURIComponent leaves five marks alone that AWS encodes. */
export const encodeRfc3986 = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)

const canonicalQuery = (query: string) =>
  query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', ...value] = part.split('=')
      return [decodeURIComponent(name), decodeURIComponent(value.join('='))] as const
    })
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encodeRfc3986(name)}=${encodeRfc3986(value)}`)
    .sort()
    .join('&')

const canonicalPath = (path: string) =>
  path
    .split('/')
    .map((segment) => encodeRfc3986(decodeURIComponent(segment)))
    .join('/')

const canonicalRequest = ({ method, path, query, headers, signedHeaders, payloadHash }: SignedParts) => {
  const lines = signedHeaders.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replace(/ +/g, ' ')}`,
  )
  return [method, canonicalPath(path), canonicalQuery(query), ...lines, '', signedHeaders.join(';'), payloadHash].join(
    '\n',
  )
}

const signingKey = (secret: string, { date, region, service }: Scope) =>
  hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request')

export const signText = (secret: string, scope: Scope, text: string) =>
  hmac(signingKey(secret, scope), text).toString('hex')

export const signRequest = (secret: string, scope: Scope, amzDate: string, parts: SignedParts) => {
  const name = `${scope.date}/${scope.region}/${scope.service}/aws4_request`
  return signText(secret, scope, ['AWS4-HMAC-SHA256', amzDate, name, sha256(canonicalRequest(parts))].join('\n'))
}

export const sameText = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

export const readCredential = (credential: string) => {
  const [accessKeyId = '', date = '', region = '', service = '', end] = credential.split('/')
  return { accessKeyId, scope: { date, region, service }, complete: end === 'aws4_request' && service === 's3' }
}

/** `20261123T113009Z` in epoch milliseconds. */
export const readAmzDate = (text: string) =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
