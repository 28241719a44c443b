import { CognitoError } from './errors'
import type { ClientSettings, PoolSettings, TriggerName } from './settings'
import type { SigningKeys } from './signing-keys'
import type { SrpExchange } from './srp'
import type { PoolState } from './state'
import type { TriggerEvent } from './trigger-event'

export interface Mail {
  to: string
  subject: string
  html: string
}

/** A challenge given out and not yet answered. */
export interface Challenge {
  name: 'PASSWORD_VERIFIER' | 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA'
  clientId: string
  /** Undefined for a user that does not exist: the exchange must look the same. */
  sub: string | undefined
  expiresAt: number
  exchange?: SrpExchange
  tokenSource?: string
}

export interface Pool {
  readonly settings: PoolSettings
  readonly state: PoolState
  readonly keys: SigningKeys
  readonly challenges: Map<string, Challenge>
  now(): number
  invokeTrigger(name: TriggerName, event: TriggerEvent): Promise<unknown>
  sendMail(mail: Mail): Promise<void>
}

export const requirePool = (pool: Pool, userPoolId: string) => {
  if (userPoolId === pool.settings.userPoolId) return
  throw new CognitoError('ResourceNotFoundException', `User pool ${userPoolId} does not exist.`)
}

export const requireClient = (pool: Pool, clientId: string): ClientSettings => {
  const client = pool.settings.clients.find((each) => each.clientId === clientId)
  if (client) return client
  throw new CognitoError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`)
}

export const seconds = (pool: Pool) => Math.floor(pool.now() / 1000)
