import { emptyAnswer, type S3Answer, xmlAnswer } from './answer'
import { readPayload } from './payload'
import type { S3Request } from './request'
import { requireObject, type S3Context, saveObject, storedHeaders } from './s3-context'
import { invalidArgument, noSuchBucket, S3Error } from './s3-error'
import { element, unescapeXml } from './xml'

const requireConditions = (context: S3Context, request: S3Request) => {
  const present = context.store.info(request.bucket, request.key)
  const [ifMatch, ifNoneMatch] = [request.header('if-match'), request.header('if-none-match')]
  const failed = (ifNoneMatch === '*' && present) || (ifMatch && present?.etag !== ifMatch)
  if (failed)
    throw new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
}

const requireKeyLength = (key: string) => {
  if (Buffer.byteLength(key) > 1024) throw new S3Error(400, 'KeyTooLongError', 'Your key is too long')
}

export const putObject = async (context: S3Context, request: S3Request, payloadHash: string): Promise<S3Answer> => {
  requireKeyLength(request.key)
  const { body, checksums } = await readPayload(request, payloadHash)
  requireConditions(context, request)
  const { bucket, key } = request
  const info = saveObject(context, {
    bucket,
    key,
    body,
    checksums,
    headers: storedHeaders(request.headers),
    kind: 'Put',
  })
  return emptyAnswer(200, { etag: info.etag, ...checksums })
}

export const copyObject = (context: S3Context, request: S3Request): S3Answer => {
  const [source = ''] = request.header('x-amz-copy-source').split('?versionId=')
  const [bucket = '', ...key] = decodeURIComponent(source).replace(/^\//, '').split('/')
  if (!context.buckets.has(bucket)) throw noSuchBucket()
  const original = requireObject(context, bucket, key.join('/'))
  const replace = request.header('x-amz-metadata-directive') === 'REPLACE'
  if (!replace && bucket === request.bucket && original.key === request.key)
    throw new S3Error(
      400,
      'InvalidRequest',
      'This copy request is illegal because it is trying to copy an object to itself.',
    )
  const info = saveObject(context, {
    bucket: request.bucket,
    key: request.key,
    body: context.store.body(bucket, original.key),
    headers: replace ? storedHeaders(request.headers) : original.headers,
    checksums: original.checksums,
    kind: 'Copy',
  })
  const modified = element('LastModified', new Date(info.modifiedAt).toISOString())
  return xmlAnswer(element('CopyObjectResult', modified, element('ETag', info.etag)))
}

export const deleteObject = (context: S3Context, request: S3Request): S3Answer => {
  context.store.remove(request.bucket, request.key)
  return emptyAnswer(204)
}

export const deleteObjects = async (context: S3Context, request: S3Request, payloadHash: string) => {
  const { body } = await readPayload(request, payloadHash)
  const text = body.toString()
  const keys = Array.from(text.matchAll(/<Key>([\s\S]*?)<\/Key>/g), ([, key = '']) => unescapeXml(key))
  if (keys.length === 0 || keys.length > 1000) throw invalidArgument('MalformedXML')
  for (const key of keys) context.store.remove(request.bucket, key)
  const quiet = /<Quiet>true<\/Quiet>/.test(text)
  const deleted = quiet ? [] : keys.map((key) => element('Deleted', element('Key', key)))
  return xmlAnswer(element('DeleteResult', ...deleted))
}
