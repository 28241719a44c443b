import { createHash } from 'node:crypto'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { problem } from '../http/answers'
import type { HttpRequest } from '../http/request'
import type { HttpContext } from '../trpc/context'
import { callProcedure } from './call'

type Read = {
  procedure: string
  /** Names of the address and of the input, in the only order that is accepted. */
  parameters: readonly (readonly [string, string])[]
  cacheControl: string
}

const reads: Record<string, Read> = {
  catalogue: {
    procedure: 'availability.catalogue',
    parameters: [],
    cacheControl: 'public, max-age=0, s-maxage=60, stale-while-revalidate=300',
  },
  // What was free five seconds ago is a fair offer: the booking itself decides again.
  availability: {
    procedure: 'availability.publicDays',
    parameters: [
      ['service', 'serviceId'],
      ['professional', 'professionalId'],
      ['from', 'from'],
      ['to', 'to'],
    ],
    cacheControl: 'public, max-age=0, s-maxage=5, stale-while-revalidate=10',
  },
}

// One spelling for one question: otherwise anybody could fill the cache with copies and pass by it at will.
const readParameters = ({ parameters }: Read, rawQuery: string): Record<string, string> => {
  const given = [...new URLSearchParams(rawQuery)]
  const canonical = given.map(([name, value]) => `${name}=${value}`).join('&')
  const fits = given.length === parameters.length && parameters.every(([name], index) => given[index]?.[0] === name)
  if (!fits || canonical !== rawQuery) {
    throw new AppError(
      'BAD_INPUT',
      `The parameters are ${parameters.map(([name]) => name).join(', ') || 'none'}, in this order`,
    )
  }

  return Object.fromEntries(parameters.map(([, field], index) => [field, given[index]?.[1] ?? '']))
}

const etagOf = (body: string) => `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`

/** `/pub/{slug}/catalogue` and `/pub/{slug}/availability`: what the edge may keep for everybody. */
export const handlePublicRead = async (request: HttpRequest, ctx: HttpContext): Promise<Response> => {
  const { correlationId, method, path, rawQuery, headers } = request
  const [, , slug = '', name = '', ...rest] = path.split('/')
  const read = Object.hasOwn(reads, name) && rest.length === 0 ? reads[name] : undefined
  if (!read) throw new AppError('NOT_FOUND', 'There is nothing at this address')
  if (method !== 'GET' && method !== 'HEAD') {
    return problem(new AppError('BAD_INPUT', 'This address is for reading'), {
      correlationId,
      status: 405,
      headers: { allow: 'GET, HEAD' },
    })
  }

  const input = { slug, ...readParameters(read, rawQuery) }
  const body = JSON.stringify(await callProcedure({ procedure: read.procedure, type: 'query', input, ctx }))
  const etag = etagOf(body)
  const cached = { etag, 'cache-control': read.cacheControl }
  if (headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: cached })

  return new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8', ...cached } })
}
