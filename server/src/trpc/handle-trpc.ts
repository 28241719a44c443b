import type { AnyRouter } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { HttpRequest } from '../http/request'
import type { HttpContext } from './context'
import { toAppError } from './errors'

const maxBatchSize = 10

const toFetchRequest = ({ method, path, rawQuery, headers, body }: HttpRequest) =>
  new Request(`https://api.internal${path}${rawQuery && `?${rawQuery}`}`, {
    method,
    headers,
    ...(method !== 'GET' && method !== 'HEAD' && { body }),
  })

/** `<endpoint>/<procedures>`; queries may come by POST as well, so that a link's token need not stand in an address. */
export const createTrpcHandler =
  (router: AnyRouter, endpoint = '/trpc') =>
  (request: HttpRequest, ctx: HttpContext): Promise<Response> =>
    fetchRequestHandler({
      endpoint,
      req: toFetchRequest(request),
      router,
      createContext: () => ctx,
      maxBatchSize,
      allowBatching: true,
      allowMethodOverride: true,
      responseMeta: ({ errors }) => {
        const waits = errors.map((error) => toAppError(error).details.retryAfterSeconds ?? 0)
        const wait = Math.max(0, ...waits)

        return wait > 0 ? { headers: new Headers({ 'retry-after': String(wait) }) } : {}
      },
    })
