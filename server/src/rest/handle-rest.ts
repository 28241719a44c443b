import { AppError } from '@reservaplus/shared/errors/app-error'
import type { AnyRouter } from '@trpc/server'
import { json, problem } from '../http/answers'
import type { HttpRequest } from '../http/request'
import type { HttpContext } from '../trpc/context'
import { withAllIssues } from './all-issues'
import { callProcedure } from './call'
import { matchRoute } from './match-route'
import { readInput } from './read-input'
import { restTableOf } from './route-table'

const notHere = (allowed: readonly string[], { correlationId }: HttpRequest) =>
  allowed.length === 0
    ? problem(new AppError('NOT_FOUND', 'There is nothing at this address'), { correlationId })
    : problem(new AppError('BAD_INPUT', 'This address does not take this method'), {
        correlationId,
        status: 405,
        headers: { allow: allowed.join(', ') },
      })

/** `/v1/...`: finds the procedure, reads its input, answers its output. */
export const createRestHandler = (router: AnyRouter) => {
  const table = restTableOf(router)

  return async (request: HttpRequest, ctx: HttpContext): Promise<Response> => {
    const match = matchRoute(table, request.method, request.path.slice('/v1'.length))
    if ('allowed' in match) return notHere(match.allowed, request)

    const { entry, parameters } = match
    const input = readInput(entry, request, parameters)
    const call = { procedure: entry.procedure, type: entry.type, input, ctx }
    const output = await callProcedure(router, call).catch((error: unknown) => {
      throw withAllIssues(error, entry, input)
    })

    return json(output, { status: entry.successStatus })
  }
}
