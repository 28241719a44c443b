import { createHash, createHmac } from 'node:crypto'

export type AwsCredentials = {
  AWS_REGION: string
  AWS_ACCESS_KEY_ID: string
  AWS_SECRET_ACCESS_KEY: string
  AWS_SESSION_TOKEN?: string | undefined
}
type AwsRequest = { method: string; url: URL; service: string; headers?: Record<string, string>; body?: string }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const canonicalPath = ({ pathname }: URL) =>
  pathname
    .split('/')
    .map((part) => encoded(decodeURIComponent(part)))
    .join('/')

const canonicalQuery = (url: URL) =>
  [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&')

/**
 * Signature version 4 for the few requests for which a client of the SDK would weigh a sixth of a function
 * (docs/decisions/0012). Answers the headers to send. Paths are encoded once, as S3 wants it.
 */
export const signedHeaders = (request: AwsRequest, env: AwsCredentials, now: Date): Record<string, string> => {
  const { method, url, service, headers = {}, body = '' } = request
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const scope = [time.slice(0, 8), env.AWS_REGION, service, 'aws4_request']
  const sent: Record<string, string> = {
    ...headers,
    'x-amz-date': time,
    'x-amz-content-sha256': sha256(body),
    ...(env.AWS_SESSION_TOKEN && { 'x-amz-security-token': env.AWS_SESSION_TOKEN }),
  }
  const signed = Object.entries({ ...sent, host: url.host })
    .map(([name, value]): [string, string] => [name.toLowerCase(), value.trim().replace(/\s+/g, ' ')])
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const names = signed.map(([name]) => name).join(';')
  const canonical = [
    method,
    canonicalPath(url),
    canonicalQuery(url),
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    sha256(body),
  ].join('\n')
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${env.AWS_SECRET_ACCESS_KEY}`)
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n')).toString('hex')
  const credential = `${env.AWS_ACCESS_KEY_ID}/${scope.join('/')}`

  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  }
}
