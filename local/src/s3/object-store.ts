import { createHash } from 'node:crypto'
import * as z from 'zod'

export const objectInfo = z.object({
  key: z.string(),
  size: z.number(),
  etag: z.string(),
  modifiedAt: z.number(),
  /** Content type and the like, and the user's own `x-amz-meta-…`. */
  headers: z.record(z.string(), z.string()),
  checksums: z.record(z.string(), z.string()),
})
export type ObjectInfo = z.infer<typeof objectInfo>

export interface ObjectStore {
  write(bucket: string, info: ObjectInfo, body: Buffer): void
  info(bucket: string, key: string): ObjectInfo | undefined
  body(bucket: string, key: string): Buffer
  remove(bucket: string, key: string): void
  /** In the order of the keys' UTF-8 bytes, as S3 lists them. */
  list(bucket: string): ObjectInfo[]
}

export const etagOf = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`

export const byKey = (one: ObjectInfo, other: ObjectInfo) =>
  Buffer.compare(Buffer.from(one.key), Buffer.from(other.key))
