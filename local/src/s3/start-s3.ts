import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { errorAnswer, type S3Answer } from './answer'
import type { Bucket } from './bucket'
import { corsHeaders } from './cors'
import { directoryStore } from './directory-store'
import { memoryStore } from './memory-store'
import { type ObjectCreatedEvent, objectCreated } from './notification'
import { readRequest } from './request'
import { route } from './route'
import { type S3Context, saveObject, storedHeaders } from './s3-context'
import { S3Error } from './s3-error'
import type { Credentials } from './signature'

export interface S3Options {
  buckets: readonly Bucket[]
  credentials: Credentials
  now: () => number
  region?: string
  /** Where objects survive a restart; in memory without it. */
  dir?: string
  port?: number
  onObjectCreated?: (event: ObjectCreatedEvent) => void
}

const respond = async (context: S3Context, message: IncomingMessage, requestId: string): Promise<S3Answer> => {
  try {
    const request = readRequest(message, new Set(context.buckets.keys()))
    const cors = corsHeaders(context.buckets.get(request.bucket), request)
    const answer = await route(context, request).catch((error: unknown) => refusal(error, requestId))
    return { ...answer, headers: { ...cors, ...answer.headers } }
  } catch (error) {
    return refusal(error, requestId)
  }
}

const refusal = (error: unknown, requestId: string) => {
  if (error instanceof S3Error) return errorAnswer(error.status, error.code, error.message, requestId)
  if (error instanceof URIError) return errorAnswer(400, 'InvalidURI', "Couldn't parse the specified URI.", requestId)
  return errorAnswer(500, 'InternalError', String(error), requestId)
}

const handler = (context: S3Context) => async (message: IncomingMessage, response: ServerResponse) => {
  const requestId = randomUUID()
  const answer = await respond(context, message, requestId)
  // What was refused unread must still be drained, or the sender sees a broken connection instead of the answer.
  message.resume()
  // The SDK corrects its clock by this date: it must be the shared clock's, not the machine's.
  const date = new Date(context.now()).toUTCString()
  response.writeHead(answer.status, { 'x-amz-request-id': requestId, date, ...answer.headers })
  response.end(message.method === 'HEAD' ? undefined : answer.body)
}

export const startS3 = async (options: S3Options) => {
  const store = options.dir ? directoryStore(options.dir) : memoryStore()
  const region = options.region ?? 'sa-east-1'
  const context: S3Context = {
    store,
    buckets: new Map(options.buckets.map((bucket) => [bucket.name, bucket])),
    credentials: options.credentials,
    now: options.now,
    // Later, as in AWS: whoever uploads does not wait for whoever is told.
    created: (bucket, info, kind) =>
      void setImmediate(() => options.onObjectCreated?.(objectCreated(region, bucket, info, kind))),
  }
  const server = createServer(handler(context))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    /** For the stand-in of CloudFront and for seeding, which need no signature of their own. */
    read: (bucket: string, key: string) => {
      const info = store.info(bucket, key)
      return info && { ...info, body: store.body(bucket, key) }
    },
    write: (bucket: string, key: string, body: Buffer, headers: Record<string, string> = {}) =>
      saveObject(context, { bucket, key, body, headers: storedHeaders(headers), kind: 'Put' }),
    list: (bucket: string) => store.list(bucket).map(({ key }) => key),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
