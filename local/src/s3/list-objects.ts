import { type S3Answer, xmlAnswer } from './answer'
import type { ObjectInfo } from './object-store'
import type { S3Request } from './request'
import type { S3Context } from './s3-context'
import { encodeRfc3986 } from './signature'
import { element, type Xml } from './xml'

interface Page {
  objects: ObjectInfo[]
  prefixes: Set<string>
  /** The last key looked at, when more follow. */
  last: string | undefined
}

const after = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other)) > 0

interface Selection {
  prefix: string
  delimiter: string
  start: string
  limit: number
}

const selectPage = (all: readonly ObjectInfo[], { prefix, delimiter, start, limit }: Selection): Page => {
  const page: Page = { objects: [], prefixes: new Set(), last: undefined }
  let last: string | undefined
  for (const object of all) {
    if (!object.key.startsWith(prefix) || !after(object.key, start)) continue
    const cut = delimiter ? object.key.indexOf(delimiter, prefix.length) : -1
    const group = cut < 0 ? undefined : object.key.slice(0, cut + delimiter.length)
    const known = group !== undefined && page.prefixes.has(group)
    if (!known && page.objects.length + page.prefixes.size >= limit) return { ...page, last }
    if (group === undefined) page.objects.push(object)
    else page.prefixes.add(group)
    last = object.key
  }
  return page
}

const token = (key: string) => Buffer.from(key).toString('base64url')

export const listObjectsV2 = (context: S3Context, request: S3Request): S3Answer => {
  const field = (name: string) => request.query.get(name) ?? ''
  const encode = field('encoding-type') === 'url' ? encodeRfc3986 : (text: string) => text
  const limit = Math.min(1000, Number(field('max-keys') || 1000))
  const continued = Buffer.from(field('continuation-token'), 'base64url').toString()
  const selection = {
    prefix: field('prefix'),
    delimiter: field('delimiter'),
    start: continued || field('start-after'),
    limit,
  }
  const page = selectPage(context.store.list(request.bucket), selection)
  const contents = page.objects.map(
    ({ key, modifiedAt, etag, size }): Xml =>
      element(
        'Contents',
        element('Key', encode(key)),
        element('LastModified', new Date(modifiedAt).toISOString()),
        element('ETag', etag),
        element('Size', size),
        element('StorageClass', 'STANDARD'),
      ),
  )
  const prefixes = Array.from(page.prefixes, (each) => element('CommonPrefixes', element('Prefix', encode(each))))
  return xmlAnswer(
    element(
      'ListBucketResult',
      element('Name', request.bucket),
      element('Prefix', encode(selection.prefix)),
      ...(selection.delimiter ? [element('Delimiter', encode(selection.delimiter))] : []),
      element('KeyCount', page.objects.length + page.prefixes.size),
      element('MaxKeys', limit),
      element('IsTruncated', page.last !== undefined),
      ...(page.last === undefined ? [] : [element('NextContinuationToken', token(page.last))]),
      ...contents,
      ...prefixes,
    ),
  )
}
