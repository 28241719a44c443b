import { type Application, mercadoPagoAccounts } from './mercado-pago-accounts'
import { mercadoPagoPayments } from './mercado-pago-payments'
import { mercadoPagoSubscriptions } from './mercado-pago-subscriptions'

type MercadoPagoEnv = {
  MERCADOPAGO_API: string
  MERCADOPAGO_AUTH: string
  MERCADOPAGO_CLIENT_ID: string
  MERCADOPAGO_CLIENT_SECRET: string
  MERCADOPAGO_ACCESS_TOKEN: string
  APP_ORIGIN: string
}

/** Calls name the account by its token; nothing here writes one down. */
export const createMercadoPago = (application: Application & { accessToken: string; returnUrl: string }) => ({
  /** Where the browser comes back to with a code: a page of the app, whose session the code is then exchanged in. */
  returnUrl: application.returnUrl,
  /** The product's own account, which is paid for subscriptions. */
  ownAccessToken: application.accessToken,
  ...mercadoPagoAccounts(application),
  ...mercadoPagoPayments(application.baseUrl),
  ...mercadoPagoSubscriptions(application.baseUrl),
})
export type MercadoPago = ReturnType<typeof createMercadoPago>

let readEnv: (() => MercadoPagoEnv) | undefined
let connected: MercadoPago | undefined

/** Once per process, as the table; the variables are read when somebody needs them. */
export const connectMercadoPago = (env: () => MercadoPagoEnv) => {
  readEnv = env
  connected = undefined
}

export const mercadoPago = (): MercadoPago => {
  if (!readEnv) throw new Error('MercadoPago is not connected')
  if (!connected) {
    const env = readEnv()
    connected = createMercadoPago({
      baseUrl: env.MERCADOPAGO_API.replace(/\/$/, ''),
      authUrl: env.MERCADOPAGO_AUTH.replace(/\/$/, ''),
      clientId: env.MERCADOPAGO_CLIENT_ID,
      clientSecret: env.MERCADOPAGO_CLIENT_SECRET,
      accessToken: env.MERCADOPAGO_ACCESS_TOKEN,
      returnUrl: `${env.APP_ORIGIN}/app/settings/payments`,
    })
  }

  return connected
}
