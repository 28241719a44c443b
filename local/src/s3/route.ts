import { emptyAnswer, type S3Answer, xmlAnswer } from './answer'
import { authenticateRequest } from './authenticate'
import { answerPreflight } from './cors'
import { listObjectsV2 } from './list-objects'
import { postObject } from './post-object'
import { readObject } from './read-object'
import type { S3Request } from './request'
import type { S3Context } from './s3-context'
import { noSuchBucket, notImplemented } from './s3-error'
import { copyObject, deleteObject, deleteObjects, putObject } from './write-object'
import { element } from './xml'

/** Sub-resources must not fall through: `PUT ?tagging` would overwrite the object. */
const subResources =
  'acl attributes legal-hold partNumber restore retention select tagging uploadId uploads versionId'.split(' ')

const routeObject = (context: S3Context, request: S3Request, payloadHash: string) => {
  const unknown = subResources.find((name) => request.query.has(name))
  if (unknown) throw notImplemented(`?${unknown}`)
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return readObject(context, request)
    case 'PUT':
      return request.header('x-amz-copy-source')
        ? copyObject(context, request)
        : putObject(context, request, payloadHash)
    case 'DELETE':
      return deleteObject(context, request)
    default:
      throw notImplemented(`${request.method} of an object`)
  }
}

const routeBucket = (context: S3Context, request: S3Request, payloadHash: string) => {
  if (request.method === 'HEAD') return emptyAnswer()
  if (request.method === 'GET' && request.query.get('list-type') === '2') return listObjectsV2(context, request)
  if (request.method === 'POST' && request.query.has('delete')) return deleteObjects(context, request, payloadHash)
  throw notImplemented(`${request.method} of a bucket`)
}

const listBuckets = (context: S3Context) => {
  const buckets = Array.from(context.buckets.keys(), (name) => element('Bucket', element('Name', name)))
  return xmlAnswer(element('ListAllMyBucketsResult', element('Buckets', ...buckets)))
}

export const route = async (context: S3Context, request: S3Request): Promise<S3Answer> => {
  const bucket = context.buckets.get(request.bucket)
  if (request.method === 'OPTIONS') return answerPreflight(bucket, request)
  const form = request.header('content-type').startsWith('multipart/form-data')
  if (request.method === 'POST' && bucket && !request.key && form) return postObject(context, request)
  const payloadHash = authenticateRequest(request, context.credentials, context.now())
  if (!request.bucket) return listBuckets(context)
  if (!bucket) throw noSuchBucket()
  return request.key ? routeObject(context, request, payloadHash) : routeBucket(context, request, payloadHash)
}
