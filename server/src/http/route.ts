import { AppError } from '@reservaplus/shared/errors/app-error'
import type { HttpContext } from '../trpc/context'
import type { HttpRequest } from './request'

export type Route = (request: HttpRequest, ctx: HttpContext) => Promise<Response> | Response

export type Routes = {
  /** Addresses that are read as they stand. */
  exact?: Readonly<Record<string, Route>>
  byPrefix: readonly (readonly [string, Route])[]
}

const nothingHere: Route = () => {
  throw new AppError('NOT_FOUND', 'There is nothing at this address')
}

export const createRoute =
  ({ exact = {}, byPrefix }: Routes): Route =>
  (request, ctx) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const found = isRead && Object.hasOwn(exact, request.path) ? exact[request.path] : undefined
    const route = found ?? byPrefix.find(([prefix]) => request.path.startsWith(prefix))?.[1] ?? nothingHere

    return route(request, ctx)
  }
