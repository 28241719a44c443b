import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

import { headerText, type OriginAnswer } from './origin-answer'
import type { CachePolicy } from './policies'

export type Encoding = 'br' | 'gzip' | 'identity'

/** The viewer's wish in the only three forms that the cache key knows. */
export const chooseEncoding = (accepted: string | undefined, policy: CachePolicy): Encoding => {
  const offers = (accepted ?? '').split(',').filter((offer) => !/;\s*q=0(\.0*)?\s*$/.test(offer))
  const names = offers.map((offer) => offer.split(';')[0]?.trim())
  if (policy.brotli && names.includes('br')) return 'br'
  return policy.gzip && names.includes('gzip') ? 'gzip' : 'identity'
}

const compressible =
  /^(text\/|application\/(json|javascript|x-javascript|xml|manifest\+json|.*\+json|.*\+xml|wasm)|image\/svg\+xml|font\/(ttf|otf))/

const isCompressible = (answer: OriginAnswer) =>
  answer.status === 200 &&
  !answer.headers['content-encoding'] &&
  answer.body.length >= 1000 &&
  answer.body.length <= 10_000_000 &&
  compressible.test(headerText(answer, 'content-type') ?? '')

const encode = (body: Buffer, encoding: 'br' | 'gzip') =>
  encoding === 'gzip' ? gzipSync(body) : brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })

const weak = (etag: string | undefined) => (etag && !etag.startsWith('W/') ? { etag: `W/${etag}` } : {})

export const compress = (answer: OriginAnswer, encoding: Encoding): OriginAnswer => {
  if (encoding === 'identity' || !isCompressible(answer)) return answer
  const headers = {
    ...answer.headers,
    ...weak(headerText(answer, 'etag')),
    'content-encoding': encoding,
    vary: 'Accept-Encoding',
  }
  return { ...answer, headers, body: encode(answer.body, encoding) }
}
