import { AppError } from '@reservaplus/shared/errors/app-error'
import { ulid } from 'ulid'
import type { RequestContext } from '../app-context'
import { clock } from '../config/clock'
import type { ApiEnv } from '../config/env'
import { log } from '../config/log'
import { unforeseen } from '../config/unforeseen'
import { createHttpContext, type Entrance, noEntrance } from '../trpc/context'
import { toAppError } from '../trpc/errors'
import { acceptedLocale } from './accepted-locale'
import { problem } from './answers'
import { corsHeaders, preflight } from './cors'
import { createEdgeCheck } from './edge-secret'
import type { HttpRequest } from './request'
import type { Route } from './route'
import { secured } from './secured'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const maxBodyCharacters = 256 * 1024

const isEncoded = (path: string): boolean => {
  try {
    return decodeURIComponent(path) !== ''
  } catch {
    return false
  }
}

const check = ({ method, path, body }: HttpRequest) => {
  if (!methods.has(method)) throw new AppError('BAD_INPUT', 'This method is not known here')
  if (!isEncoded(path)) throw new AppError('BAD_INPUT', 'The address is not properly encoded')
  if (body.length > maxBodyCharacters) throw new AppError('PAYLOAD_TOO_LARGE', 'The request is too large')
}

type ApiOptions = { route: Route; enter?: Entrance }

/** An API as one function from request to answer. It never throws. */
export const createApi = (env: ApiEnv, { route, enter = noEntrance }: ApiOptions) => {
  const ownOrigins = [env.APP_ORIGIN, env.BOOK_ORIGIN]
  const cameThroughEdge = createEdgeCheck(env.EDGE_SECRET)

  const contextOf = (request: HttpRequest) => {
    const ctx: RequestContext = {
      clock,
      newId: () => ulid(clock.now().getTime()),
      correlationId: request.correlationId,
      config: { linkSecret: env.LINK_SECRET, bookOrigin: env.BOOK_ORIGIN },
    }

    return createHttpContext(ctx, request, enter)
  }

  const answer = async (request: HttpRequest): Promise<Response> => {
    if (!cameThroughEdge(request.headers)) throw new AppError('FORBIDDEN', 'This address is not for direct use')
    check(request)
    if (request.method === 'OPTIONS') return preflight(request, ownOrigins)

    return route(request, contextOf(request))
  }

  const answerError = (thrown: unknown, { correlationId, headers }: HttpRequest): Response => {
    const error = toAppError(thrown)
    if (error.code === 'INTERNAL') log.error('failed', { correlationId, code: error.code, ...unforeseen(thrown) })

    return problem(error, { correlationId, locale: acceptedLocale(headers) })
  }

  return async (request: HttpRequest): Promise<Response> => {
    const response = await answer(request).catch((thrown: unknown) => answerError(thrown, request))

    return secured(response, { correlationId: request.correlationId, cors: corsHeaders(request, ownOrigins) })
  }
}
