import { createRestHandler } from '../rest/handle-rest'
import { createTrpcHandler } from '../trpc/handle-trpc'
import { staffRouter } from '../trpc/staff-router'
import { createRoute } from './route'

export const createStaffRoutes = () =>
  createRoute({
    byPrefix: [
      ['/trpc/', createTrpcHandler(staffRouter)],
      ['/v1/', createRestHandler(staffRouter)],
    ],
  })
