import { type MercadoPagoStandIn, startMercadoPago } from '@reservaplus/local/mercado-pago/start-mercado-pago'
import { afterAll, beforeAll } from 'vitest'
import { connectMercadoPago } from '../adapters/mercado-pago'

/** Gives a test file a MercadoPago of its own and connects the services to it. Webhooks go where preferences name. */
export const useTestMercadoPago = ({ now = Date.now }: { now?: () => number } = {}) => {
  let standIn: MercadoPagoStandIn

  beforeAll(async () => {
    standIn = await startMercadoPago({ now })
    connectMercadoPago(() => ({
      MERCADOPAGO_API: standIn.url,
      MERCADOPAGO_AUTH: standIn.url,
      MERCADOPAGO_CLIENT_ID: standIn.application.clientId,
      MERCADOPAGO_CLIENT_SECRET: standIn.application.clientSecret,
      MERCADOPAGO_ACCESS_TOKEN: standIn.accessToken,
      APP_ORIGIN: 'http://app.localhost:3000',
    }))
  })
  afterAll(() => standIn.stop())

  return () => standIn
}
