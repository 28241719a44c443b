import { connectUserPool } from './adapters/user-pool'
import { apiEnv } from './config/env'
import { connectTable } from './db/table'
import { createApi } from './http/create-api'
import { createPublicRoutes } from './http/public-routes'
import { createHandler } from './lambda'

const env = apiEnv()
connectTable({ tableName: env.TABLE_NAME })
connectUserPool({ userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID })

/** For everybody: no token counts here, whoever brings one. */
export const handler = createHandler(createApi(env, { route: createPublicRoutes(env) }))
