import { randomUUID } from 'node:crypto'
import type { ObjectInfo } from './object-store'

const reasons = { Put: 'PutObject', Post: 'POST Object', Copy: 'CopyObject' } as const
export type CreationKind = keyof typeof reasons

const accountId = '000000000000'

/** What S3 puts on the default bus for a bucket that has EventBridge switched on. The key is as it is, not encoded. */
export const objectCreated = (region: string, bucket: string, info: ObjectInfo, kind: CreationKind) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Object Created',
  source: 'aws.s3',
  account: accountId,
  time: new Date(info.modifiedAt).toISOString(),
  region,
  resources: [`arn:aws:s3:::${bucket}`],
  detail: {
    version: '0',
    bucket: { name: bucket },
    object: {
      key: info.key,
      size: info.size,
      etag: info.etag.replaceAll('"', ''),
      sequencer: info.modifiedAt.toString(16).toUpperCase().padStart(16, '0'),
    },
    'request-id': randomUUID(),
    requester: accountId,
    'source-ip-address': '127.0.0.1',
    reason: reasons[kind],
  },
})
export type ObjectCreatedEvent = ReturnType<typeof objectCreated>
