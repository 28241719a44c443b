import type { Bucket } from './bucket'
import type { CreationKind } from './notification'
import { etagOf, type ObjectInfo, type ObjectStore } from './object-store'
import { noSuchKey } from './s3-error'
import type { Credentials } from './signature'

export interface S3Context {
  store: ObjectStore
  buckets: ReadonlyMap<string, Bucket>
  credentials: Credentials
  now(): number
  created(bucket: string, info: ObjectInfo, kind: CreationKind): void
}

export interface NewObject {
  bucket: string
  key: string
  body: Buffer
  headers: Record<string, string>
  checksums?: Record<string, string>
  kind: CreationKind
}

export const saveObject = (context: S3Context, { bucket, key, body, headers, checksums = {}, kind }: NewObject) => {
  const info: ObjectInfo = {
    key,
    size: body.length,
    etag: etagOf(body),
    modifiedAt: context.now(),
    headers,
    checksums,
  }
  context.store.write(bucket, info, body)
  context.created(bucket, info, kind)
  return info
}

export const requireObject = (context: S3Context, bucket: string, key: string) => {
  const info = context.store.info(bucket, key)
  if (!info) throw noSuchKey()
  return info
}

const kept = /^(content-(type|disposition|language|encoding)|cache-control|expires|x-amz-meta-.+)$/

/** What S3 stores of a request's headers or a form's fields and gives back with the object. */
export const storedHeaders = (headers: Readonly<Record<string, string | string[] | undefined>>) => {
  const entries = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), String(value ?? '')] as const)
    .map(
      ([name, value]) => [name, name === 'content-encoding' ? value.replace(/^aws-chunked,?\s*/, '') : value] as const,
    )
    .filter(([name, value]) => kept.test(name) && value !== '')
  return { 'content-type': 'binary/octet-stream', ...Object.fromEntries(entries) }
}
