import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ApiEnv } from '../config/env'
import { createPages } from '../pages/create-pages'
import { handlePublicRead } from '../rest/handle-public-read'
import { handleRest } from '../rest/handle-rest'
import { docsPage, docsScript, openApiDocument } from '../rest/reference'
import type { HttpContext } from '../trpc/context'
import { handleTrpc } from '../trpc/handle-trpc'
import { alive, createReadiness } from './health'
import type { HttpRequest } from './request'

type Route = (request: HttpRequest, ctx: HttpContext) => Promise<Response> | Response

const nothingHere: Route = () => {
  throw new AppError('NOT_FOUND', 'There is nothing at this address')
}

export const createRoutes = (env: ApiEnv): Route => {
  const exact: Record<string, Route> = {
    '/v1/health': alive,
    '/v1/health/ready': createReadiness(env),
    '/v1/openapi.json': openApiDocument,
    '/v1/docs': docsPage,
    '/v1/docs/start.js': docsScript,
  }
  const pages = createPages(env)
  const byPrefix: readonly (readonly [string, Route])[] = [
    ['/trpc/', handleTrpc],
    ['/pub/', handlePublicRead],
    ['/v1/', handleRest],
    ['/w/', pages.widget],
    ['/s/', pages.salon],
    ['/m/', pages.manage],
  ]

  return (request, ctx) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const found = isRead && Object.hasOwn(exact, request.path) ? exact[request.path] : undefined
    const route = found ?? byPrefix.find(([prefix]) => request.path.startsWith(prefix))?.[1] ?? nothingHere

    return route(request, ctx)
  }
}
