import { saveState } from '../cognito/state-file'
import { listen } from '../http/listen'
import { createControls } from './controls'
import type { Application, Desk } from './desk'
import { createFaults } from './faults'
import { httpHandler } from './http-handler'
import { createRemoteControl } from './remote-control'
import { loadState } from './state'
import { startChargeTimer } from './subscriptions/charge-timer'
import { startWebhooks } from './webhooks/webhooks'

export type MercadoPagoOptions = {
  now?: () => number
  /** Tells when the clock was moved, so that what has become due happens. */
  onMove?: (listener: () => void) => () => void
  application?: Partial<Application>
  /** The token of the application's own account. */
  accessToken?: string
  webhookSecret?: string
  /** The application's own address for webhooks, where no other is named. */
  webhookUrl?: () => string | undefined
  timestamps?: 'seconds' | 'milliseconds'
  /** Where everything survives a restart; in memory without it. */
  file?: string
  port?: number
}

const ownAccountId = 100_000_001
const forever = Date.UTC(2200, 0, 1)

const openOwnAccount = ({ state }: Desk, accessToken: string) => {
  state.accounts[ownAccountId] = { id: ownAccountId, nickname: 'ReservaPlus', email: 'pagos@reservaplus.example' }
  state.tokens[accessToken] = { accountId: ownAccountId, expiresAt: forever }
}

/** MercadoPago as far as the product asks it, with pages to press through. */
export const startMercadoPago = async (options: MercadoPagoOptions = {}) => {
  const { now = Date.now, onMove, webhookSecret = 'a webhook secret of tests', accessToken = 'APP_USR-own' } = options
  const application = { clientId: '7000000000000001', clientSecret: 'an application secret', ...options.application }
  const state = loadState(options.file)
  let url = ''
  let saved = ''
  const persist = () => {
    if (!options.file) return
    const text = JSON.stringify(state)
    if (text !== saved) saveState(options.file, text)
    saved = text
  }
  const webhooks = startWebhooks({
    state,
    now,
    onMove,
    persist,
    secret: webhookSecret,
    applicationId: application.clientId,
    defaultUrl: options.webhookUrl ?? (() => undefined),
    timestamps: options.timestamps ?? 'seconds',
  })
  const desk: Desk = { state, application, ownAccountId, now, url: () => url, tell: webhooks.tell }
  openOwnAccount(desk, accessToken)
  const faults = createFaults()
  const charges = startChargeTimer(desk, persist)
  const forget = onMove?.(charges.run)
  const controls = createControls({ desk, faults, webhooks, chargeDue: charges.run, persist })
  const control = createRemoteControl(controls)
  const afterCall = () => {
    charges.run()
    persist()
  }
  const server = await listen(
    httpHandler({ desk, faults, control, persist: afterCall }),
    options.port === undefined ? {} : { port: options.port },
  )
  url = server.url
  charges.run()

  return {
    ...controls,
    application,
    accessToken,
    webhookSecret,
    /** What it knows; tests may look, and change what no call can. */
    state,
    url,
    port: server.port,
    stop: async () => {
      forget?.()
      charges.stop()
      await server.stop()
      await webhooks.stop()
      persist()
    },
  }
}
export type MercadoPagoStandIn = Awaited<ReturnType<typeof startMercadoPago>>
