import { AppError } from '@reservaplus/shared/errors/app-error'
import { createSiteBucket } from '../adapters/site-bucket'
import type { ApiEnv } from '../config/env'
import { createPages } from '../pages/create-pages'
import { handlePublicRead } from '../rest/handle-public-read'
import { handleRest } from '../rest/handle-rest'
import { createOpenApiDocument, docsPage, docsScript } from '../rest/reference'
import type { HttpContext } from '../trpc/context'
import { handleTrpc } from '../trpc/handle-trpc'
import { alive, createReadiness } from './health'
import type { HttpRequest } from './request'

type Route = (request: HttpRequest, ctx: HttpContext) => Promise<Response> | Response

const nothingHere: Route = () => {
  throw new AppError('NOT_FOUND', 'There is nothing at this address')
}

export const createRoutes = (env: ApiEnv): Route => {
  const site = createSiteBucket(env)
  const exact: Record<string, Route> = {
    '/v1/health': alive,
    '/v1/health/ready': createReadiness(env),
    '/v1/openapi.json': createOpenApiDocument(site),
    '/v1/docs': docsPage,
    '/v1/docs/start.js': docsScript,
  }
  const pages = createPages(site)
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
