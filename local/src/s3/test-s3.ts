import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { localCredentials } from '../config/env'
import type { ObjectCreatedEvent } from './notification'
import { type S3Options, startS3 } from './start-s3'

/** A server with its own clock and the notifications it sent. */
export const testS3 = async (changes: Partial<S3Options> = {}) => {
  const clock = { offset: 0 }
  const events: ObjectCreatedEvent[] = []
  const server = await startS3({
    buckets: [
      {
        name: 'files',
        cors: [
          {
            allowedOrigins: ['http://app.localhost:*'],
            allowedMethods: ['PUT', 'POST'],
            allowedHeaders: ['*'],
            maxAgeSeconds: 600,
          },
        ],
      },
      { name: 'site' },
    ],
    credentials: localCredentials,
    now: () => Date.now() + clock.offset,
    onObjectCreated: (event) => void events.push(event),
    ...changes,
  })
  const connect = (config: S3ClientConfig = {}) =>
    new S3Client({
      region: 'sa-east-1',
      endpoint: server.url,
      forcePathStyle: true,
      credentials: localCredentials,
      ...config,
    })
  return { ...server, s3: connect(), connect, clock, events }
}
export type TestS3 = Awaited<ReturnType<typeof testS3>>
