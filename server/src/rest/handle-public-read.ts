import { createHash } from 'node:crypto'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { problem } from '../http/answers'
import type { HttpRequest } from '../http/request'
import type { HttpContext } from '../trpc/context'
import { publicRouter } from '../trpc/public-router'
import { callProcedure } from './call'
import { marketReads, organizationReads, type PublicRead } from './public-reads'
import { queryValue } from './query-value'

const namesOf = ({ parameters }: PublicRead) => parameters.map(([name]) => name)

const hasOrder = (read: PublicRead, given: readonly string[]): boolean => {
  const asked = namesOf(read).filter((name) => !read.optional || given.includes(name))

  return given.length === asked.length && asked.every((name, index) => given[index] === name)
}

// One spelling for one question: otherwise anybody could fill the cache with copies and pass by it at will.
const readParameters = (read: PublicRead, rawQuery: string): Record<string, unknown> => {
  const given = [...new URLSearchParams(rawQuery)]
  const canonical = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  const order = given.map(([name]) => name)
  if (!hasOrder(read, order) || canonical !== rawQuery) {
    throw new AppError('BAD_INPUT', `The parameters are ${namesOf(read).join(', ') || 'none'}, in this order`)
  }
  const values = new Map(given)

  return Object.fromEntries(
    read.parameters.flatMap(([name, field]) => {
      const text = values.get(name)
      const schema = read.optional?.[name]

      return text === undefined ? [] : [[field, schema ? queryValue(schema, [text]) : text]]
    }),
  )
}

/** `marketplace` is nobody's address. */
const find = (place: string, name: string): { read: PublicRead; about: { slug?: string } } | undefined => {
  const isMarket = place === 'marketplace'
  const reads = isMarket ? marketReads : organizationReads
  const read = Object.hasOwn(reads, name) ? reads[name] : undefined

  return read && { read, about: isMarket ? {} : { slug: place } }
}

const etagOf = (body: string) => `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`

/** `/pub/{slug}/catalogue`, `/pub/marketplace/stats` and the like: what the edge may keep for everybody. */
export const handlePublicRead = async (request: HttpRequest, ctx: HttpContext): Promise<Response> => {
  const { correlationId, method, path, rawQuery, headers } = request
  const [, , place = '', name = '', ...rest] = path.split('/')
  const found = rest.length === 0 ? find(place, name) : undefined
  if (!found) throw new AppError('NOT_FOUND', 'There is nothing at this address')
  if (method !== 'GET' && method !== 'HEAD') {
    return problem(new AppError('BAD_INPUT', 'This address is for reading'), {
      correlationId,
      status: 405,
      headers: { allow: 'GET, HEAD' },
    })
  }

  const { read, about } = found
  const input = { ...about, ...readParameters(read, rawQuery) }
  const body = JSON.stringify(
    await callProcedure(publicRouter, { procedure: read.procedure, type: 'query', input, ctx }),
  )
  const etag = etagOf(body)
  const cached = { etag, 'cache-control': read.cacheControl }
  if (headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: cached })

  return new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8', ...cached } })
}
