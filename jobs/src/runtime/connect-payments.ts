import { connectMercadoPago } from '@reservaplus/server/adapters/mercado-pago'
import { connectSecrets } from '@reservaplus/server/adapters/secrets'
import { mercadoPagoEnv, secretsEnv } from '@reservaplus/server/config/env'

/** For what asks the provider in the name of organizations. */
export const connectToPayments = () => {
  connectMercadoPago(mercadoPagoEnv)
  connectSecrets(() => ({ keyId: secretsEnv().KMS_KEY_ID }))
}
