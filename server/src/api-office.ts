import { connectFilesBucket } from './adapters/files-bucket'
import { connectMercadoPago } from './adapters/mercado-pago'
import { connectSecrets } from './adapters/secrets'
import { connectUserPool } from './adapters/user-pool'
import { apiEnv, mercadoPagoEnv, secretsEnv } from './config/env'
import { connectTable } from './db/table'
import { createApi } from './http/create-api'
import { createStaffRoutes } from './http/staff-routes'
import { createHandler } from './lambda'
import { officeRouter } from './trpc/office-router'
import { createStaffEntrance } from './trpc/staff'

const env = apiEnv()
connectTable({ tableName: env.TABLE_NAME })
connectFilesBucket(env)
connectMercadoPago(mercadoPagoEnv)
connectSecrets(() => ({ keyId: secretsEnv().KMS_KEY_ID }))
connectUserPool({ userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID })

/** Everything else, for whoever signed in, and for other systems with a key. */
export const handler = createHandler(
  createApi(env, { route: createStaffRoutes(officeRouter, '/trpc'), enter: createStaffEntrance(env) }),
)
