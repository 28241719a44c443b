import type { IncomingMessage } from 'node:http'
import { S3Error } from './s3-error'

const largestBody = 64 * 1024 * 1024

export interface S3Request {
  method: string
  host: string
  /** As sent, still encoded: the signature covers exactly this. */
  path: string
  search: string
  query: URLSearchParams
  headers: Readonly<Record<string, string | string[] | undefined>>
  header(name: string): string
  bucket: string
  key: string
  body(): Promise<Buffer>
}

/** `bucket.localhost/key` beside `host/bucket/key`, so that both addressing styles work. */
const locate = (host: string, path: string, buckets: ReadonlySet<string>) => {
  const name = host.replace(/:\d+$/, '')
  const dot = name.indexOf('.')
  const first = dot > 0 ? name.slice(0, dot) : ''
  if (buckets.has(first)) return { bucket: first, key: decodeURIComponent(path.slice(1)) }
  const [, bucket = '', ...key] = path.split('/')
  return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(key.join('/')) }
}

const readBody = async (message: IncomingMessage) => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    size += chunk.length
    if (size > largestBody)
      throw new S3Error(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export const readRequest = (message: IncomingMessage, buckets: ReadonlySet<string>): S3Request => {
  const [path = '/', ...rest] = (message.url ?? '/').split('?')
  const search = rest.join('?')
  const host = message.headers.host ?? ''
  const header = (name: string) => String(message.headers[name] ?? '')
  return {
    method: message.method ?? 'GET',
    host,
    path,
    search,
    query: new URLSearchParams(search),
    headers: message.headers,
    header,
    ...locate(host, path, buckets),
    body: () => readBody(message),
  }
}
