import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FeedbackEvent } from './feedback-events'
import { httpHandler } from './http-handler'
import { startMailPackage } from './mail-package'
import type { SesContext } from './ses-context'
import { loadSesState, saveSesState } from './ses-state'
import { suppressionList } from './suppression-list'

export interface SesOptions {
  now: () => number
  port?: number
  region?: string
  accountId?: string
  /** Domains and addresses that may send; any without it. */
  identities?: readonly string[]
  configurationSets?: readonly string[]
  defaultConfigurationSet?: string
  /** What SES puts on the default event bus. */
  onEvent?: (event: FeedbackEvent) => void
  /** Where mails and the suppression list survive a restart; in memory without it. */
  file?: string
}

export const startSes = async (options: SesOptions) => {
  const state = loadSesState(options.file)
  const mailbox = await startMailPackage(state.mails)
  const suppression = suppressionList(state.suppressed, options.now)
  const context: SesContext = {
    mailbox,
    suppression,
    region: options.region ?? 'sa-east-1',
    accountId: options.accountId ?? '000000000000',
    identities: options.identities,
    configurationSets: options.configurationSets,
    defaultConfigurationSet: options.defaultConfigurationSet,
    now: options.now,
    onEvent: options.onEvent ?? (() => {}),
  }
  const persist = () => saveSesState(options.file, { mails: mailbox.mails(), suppressed: suppression.all() })
  const server = createServer(httpHandler(context, persist))
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  // A port that is taken must not leave the package's own server behind.
  await listening.catch(async (error: unknown) => {
    await mailbox.stop()
    throw error
  })
  const { port } = server.address() as AddressInfo
  return {
    /** The API, and the web inbox at its root. */
    url: `http://127.0.0.1:${port}`,
    port,
    mails: mailbox.mails,
    stop: async () => {
      await mailbox.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
export type SesStandIn = Awaited<ReturnType<typeof startSes>>
