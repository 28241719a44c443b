import { randomUUID } from 'node:crypto'
import type { ObjectInfo } from './object-store'
import { encodeRfc3986 } from './signature'

export type CreationKind = 'Put' | 'Post' | 'Copy'

const eventKey = (key: string) => key.split('/').map(encodeRfc3986).join('/').replaceAll('%20', '+')

/** The event a Lambda function or queue gets from S3. The key is form-encoded, as in AWS. */
export const objectCreated = (region: string, bucket: string, info: ObjectInfo, kind: CreationKind) => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: region,
      eventTime: new Date(info.modifiedAt).toISOString(),
      eventName: `ObjectCreated:${kind}`,
      userIdentity: { principalId: 'AWS:LOCAL' },
      requestParameters: { sourceIPAddress: '127.0.0.1' },
      responseElements: { 'x-amz-request-id': randomUUID(), 'x-amz-id-2': randomUUID() },
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: 'object-created',
        bucket: { name: bucket, ownerIdentity: { principalId: 'LOCAL' }, arn: `arn:aws:s3:::${bucket}` },
        object: {
          key: eventKey(info.key),
          size: info.size,
          eTag: info.etag.replaceAll('"', ''),
          sequencer: info.modifiedAt.toString(16).toUpperCase().padStart(16, '0'),
        },
      },
    },
  ],
})
export type ObjectCreatedEvent = ReturnType<typeof objectCreated>
