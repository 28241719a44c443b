import { connectFilesBucket } from './adapters/files-bucket'
import { apiEnv } from './config/env'
import { connectTable } from './db/table'
import { createApi } from './http/create-api'
import { createStaffRoutes } from './http/staff-routes'
import { createHandler } from './lambda'
import { dayRouter } from './trpc/day-router'
import { createStaffEntrance } from './trpc/staff'

const env = apiEnv()
connectTable({ tableName: env.TABLE_NAME })
connectFilesBucket(env)

/** What the desk does all day, for whoever signed in, and for other systems with a key. */
export const handler = createHandler(
  createApi(env, { route: createStaffRoutes(dayRouter, '/trpc/day'), enter: createStaffEntrance(env) }),
)
