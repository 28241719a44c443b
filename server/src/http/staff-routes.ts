import type { AnyRouter } from '@trpc/server'
import { createRestHandler } from '../rest/handle-rest'
import { createTrpcHandler } from '../trpc/handle-trpc'
import { createRoute } from './route'

/** The procedures of one of the staff's functions: over tRPC at its own address, over REST at the nouns' addresses. */
export const createStaffRoutes = (router: AnyRouter, endpoint: `/trpc${string}`) =>
  createRoute({
    byPrefix: [
      [`${endpoint}/`, createTrpcHandler(router, endpoint)],
      ['/v1/', createRestHandler(router)],
    ],
  })
