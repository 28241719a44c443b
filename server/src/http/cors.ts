import type { HttpRequest } from './request'

const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE'
const requestHeaders = 'Authorization, Content-Type, Idempotency-Key, X-Correlation-Id'
const answerHeaders = 'X-Correlation-Id, Retry-After, ETag'

const isRest = (path: string) => path.startsWith('/v1/')

/**
 * `/v1` is for any web page, since it knows no cookies; everything else is for our own hosts, which need no permission
 * from us while each calls the API under its own name.
 */
const allowedOrigin = ({ path, headers }: HttpRequest, ownOrigins: readonly string[]): string | undefined => {
  if (isRest(path)) return '*'

  const origin = headers.get('origin')
  return origin !== null && ownOrigins.includes(origin) ? origin : undefined
}

export const corsHeaders = (request: HttpRequest, ownOrigins: readonly string[]): Record<string, string> => {
  const origin = allowedOrigin(request, ownOrigins)

  return {
    ...(!isRest(request.path) && { vary: 'Origin' }),
    ...(origin && { 'access-control-allow-origin': origin, 'access-control-expose-headers': answerHeaders }),
  }
}

export const preflight = (request: HttpRequest, ownOrigins: readonly string[]): Response =>
  new Response(null, {
    status: 204,
    headers: allowedOrigin(request, ownOrigins)
      ? {
          'access-control-allow-methods': methods,
          'access-control-allow-headers': requestHeaders,
          'access-control-max-age': '7200',
        }
      : {},
  })
