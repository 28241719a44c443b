import { join } from 'node:path'

import type { Clock } from '../clock/clock'
import { startKms } from '../kms/start-kms'
import { startMercadoPago } from '../mercado-pago/start-mercado-pago'
import type { Template } from '../template/load-template'

type Options = {
  template: Template
  clock: Clock
  secrets: Record<string, string>
  dataDir: string | undefined
  port: number
  appOrigin: string
}

const secretOf = (secrets: Record<string, string>, name: string) => secrets[`MercadoPagoSecret.${name}`] ?? ''

/** What of the template's secrets MercadoPago has to know too. */
export const paymentSecrets = ['clientId', 'clientSecret', 'webhookSecret', 'accessToken'].map(
  (name) => `MercadoPagoSecret.${name}`,
)

export const startPayments = ({ clock, secrets, dataDir, port, appOrigin }: Options) =>
  startMercadoPago({
    now: clock.now,
    onMove: clock.onMove,
    application: { clientId: secretOf(secrets, 'clientId'), clientSecret: secretOf(secrets, 'clientSecret') },
    accessToken: secretOf(secrets, 'accessToken'),
    webhookSecret: secretOf(secrets, 'webhookSecret'),
    webhookUrl: () => `${appOrigin}/v1/payments/webhook`,
    port,
    ...(dataDir ? { file: join(dataDir, 'mercado-pago.json') } : {}),
  })

export const startKeys = ({ template, clock, secrets }: Pick<Options, 'template' | 'clock' | 'secrets'>) =>
  startKms({
    now: clock.now,
    keyIds: template.resourcesOf('AWS::KMS::Key').map(({ id }) => template.nameOf(id)),
    ...(secrets.SecretsKey ? { secret: secrets.SecretsKey } : {}),
  })
