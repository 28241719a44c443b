import { emptyAnswer, type S3Answer } from './answer'
import type { ObjectInfo } from './object-store'
import type { S3Request } from './request'
import { requireObject, type S3Context } from './s3-context'
import { S3Error } from './s3-error'

const overridable = [
  'content-type',
  'content-disposition',
  'content-language',
  'content-encoding',
  'cache-control',
  'expires',
]

interface Range {
  start: number
  end: number
}

/** Undefined for no range and for forms S3 ignores. */
const rangeOf = (text: string, size: number): Range | undefined => {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(text) ?? []
  if (!from && !to) return undefined
  const range = from
    ? { start: Number(from), end: to ? Math.min(Number(to), size - 1) : size - 1 }
    : { start: Math.max(0, size - Number(to)), end: size - 1 }
  if (range.start > range.end) throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable')
  return range
}

const headersOf = (request: S3Request, info: ObjectInfo) => {
  const overrides = overridable.flatMap((name) => {
    const value = request.query.get(`response-${name}`)
    return value ? [[name, value] as const] : []
  })
  return {
    ...info.headers,
    ...Object.fromEntries(overrides),
    etag: info.etag,
    'last-modified': new Date(info.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
  }
}

const sameTag = (list: string, etag: string) =>
  list.split(/,\s*/).some((each) => each === '*' || each === etag || `"${each}"` === etag)

export const readObject = (context: S3Context, request: S3Request): S3Answer => {
  const info = requireObject(context, request.bucket, request.key)
  const headers = headersOf(request, info)
  const [ifMatch, ifNoneMatch] = [request.header('if-match'), request.header('if-none-match')]
  if (ifMatch && !sameTag(ifMatch, info.etag)) throw new S3Error(412, 'PreconditionFailed')
  if (ifNoneMatch && sameTag(ifNoneMatch, info.etag)) return emptyAnswer(304, headers)
  const range = rangeOf(request.header('range'), info.size)
  const whole = context.store.body(request.bucket, request.key)
  if (range) {
    const body = whole.subarray(range.start, range.end + 1)
    const place = { 'content-range': `bytes ${range.start}-${range.end}/${info.size}` }
    return { status: 206, headers: { ...headers, ...place, 'content-length': String(body.length) }, body }
  }
  const checksums = request.header('x-amz-checksum-mode') === 'ENABLED' ? info.checksums : {}
  return { status: 200, headers: { ...headers, ...checksums, 'content-length': String(info.size) }, body: whole }
}
