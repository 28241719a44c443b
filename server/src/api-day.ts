import { connectFilesBucket } from './adapters/files-bucket'
import { connectMercadoPago } from './adapters/mercado-pago'
import { connectSecrets } from './adapters/secrets'
import { apiEnv, mercadoPagoEnv, secretsEnv } from './config/env'
import { connectTable } from './db/table'
import { createApi } from './http/create-api'
import { createStaffRoutes } from './http/staff-routes'
import { createHandler } from './lambda'
import { dayRouter } from './trpc/day-router'
import { createStaffEntrance } from './trpc/staff'

const env = apiEnv()
connectTable({ tableName: env.TABLE_NAME })
connectFilesBucket(env)
connectMercadoPago(mercadoPagoEnv)
connectSecrets(() => ({ keyId: secretsEnv().KMS_KEY_ID }))

/** What the desk does all day, for whoever signed in, and for other systems with a key. */
export const handler = createHandler(
  createApi(env, { route: createStaffRoutes(dayRouter, '/trpc/day'), enter: createStaffEntrance(env) }),
)
