import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { httpHandler } from './http-handler'
import type { Mail, Pool } from './pool'
import { issuerOf, type PoolSettingsInput, poolSettings, type TriggerName } from './settings'
import { signingKeys } from './signing-keys'
import { loadState, saveState } from './state-file'
import type { TriggerEvent } from './trigger-event'

export interface CognitoOptions {
  settings: PoolSettingsInput
  now: () => number
  /** Calls the Lambda function configured as that trigger and returns the event it answered. */
  invokeTrigger?: (name: TriggerName, event: TriggerEvent) => Promise<unknown>
  sendMail?: (mail: Mail) => Promise<void>
  /** Where users, sign-ins and the signing key survive a restart; in memory without it. */
  file?: string
  port?: number
}

export const startCognito = async (options: CognitoOptions) => {
  const settings = poolSettings.parse(options.settings)
  const state = loadState(options.file)
  const keys = signingKeys(state.signingKey)
  const pool: Pool = {
    settings,
    state,
    keys,
    challenges: new Map(),
    now: options.now,
    invokeTrigger: options.invokeTrigger ?? (async (_name, event) => event),
    sendMail: options.sendMail ?? (async () => {}),
  }
  let saved = ''
  const persist = () => {
    if (!options.file) return
    const text = JSON.stringify(state)
    if (text !== saved) saveState(options.file, text)
    saved = text
  }
  persist()
  const server = createServer(httpHandler(pool, persist))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    port,
    userPoolId: settings.userPoolId,
    clientIds: settings.clients.map((client) => client.clientId),
    issuer: issuerOf(settings.userPoolId),
    jwksUri: `${url}/${settings.userPoolId}/.well-known/jwks.json`,
    jwks: keys.jwks,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
