import { emptyAnswer, type S3Answer, xmlAnswer } from './answer'
import { readUploadForm } from './form-data'
import { requirePolicyMet } from './post-policy'
import type { S3Request } from './request'
import { type S3Context, saveObject, storedHeaders } from './s3-context'
import { accessDenied, invalidArgument, S3Error } from './s3-error'
import { encodeRfc3986, readCredential, sameText, signText } from './signature'
import { element } from './xml'

/** A browser's form upload: the signed policy is the permission. */
export const postObject = async (context: S3Context, request: S3Request): Promise<S3Answer> => {
  const form = readUploadForm(await request.body(), request.header('content-type'))
  const { policy, key, 'x-amz-signature': signature = '', 'x-amz-credential': credential = '' } = form.fields
  if (!policy) throw accessDenied()
  if (!key) throw invalidArgument("Bucket POST must contain a field named 'key'.")
  const { accessKeyId, scope } = readCredential(credential)
  if (accessKeyId !== context.credentials.accessKeyId) throw new S3Error(403, 'InvalidAccessKeyId')
  if (!sameText(signText(context.credentials.secretAccessKey, scope, policy), signature))
    throw new S3Error(403, 'SignatureDoesNotMatch')
  requirePolicyMet(policy, form, request.bucket, context.now())
  const info = saveObject(context, {
    bucket: request.bucket,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder
    key: key.replaceAll('${filename}', () => form.fileName),
    body: Buffer.from(form.file),
    headers: storedHeaders(form.fields),
    kind: 'Post',
  })
  const location = `http://${request.host}/${request.bucket}/${encodeRfc3986(info.key)}`
  const headers = { etag: info.etag, location }
  if (form.fields.success_action_status !== '201')
    return emptyAnswer(form.fields.success_action_status === '200' ? 200 : 204, headers)
  const parts = { Location: location, Bucket: request.bucket, Key: info.key, ETag: info.etag }
  const children = Object.entries(parts).map(([name, value]) => element(name, value))
  return xmlAnswer(element('PostResponse', ...children), 201, headers)
}
