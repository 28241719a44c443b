import { connectFilesBucket } from './adapters/files-bucket'
import { connectUserPool } from './adapters/user-pool'
import { apiEnv } from './config/env'
import { connectTable } from './db/table'
import { createApi } from './http/create-api'
import { createStaffRoutes } from './http/staff-routes'
import { createHandler } from './lambda'
import { officeRouter } from './trpc/office-router'
import { createStaffEntrance } from './trpc/staff'

const env = apiEnv()
connectTable({ tableName: env.TABLE_NAME })
connectFilesBucket(env)
connectUserPool({ userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID })

/** Everything else, for whoever signed in, and for other systems with a key. */
export const handler = createHandler(
  createApi(env, { route: createStaffRoutes(officeRouter, '/trpc'), enter: createStaffEntrance(env) }),
)
