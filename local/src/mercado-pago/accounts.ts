import { randomBytes } from 'node:crypto'

import type { Desk } from './desk'
import { MercadoPagoError, unauthorized } from './errors'
import type { Account } from './state'

const sixMonths = 15_552_000

/** The seller of that name, made when nobody has it yet. */
export const accountNamed = ({ state }: Desk, nickname: string): Account => {
  const known = Object.values(state.accounts).find((account) => account.nickname === nickname)
  if (known) return known
  state.sequence++
  const id = 200_000_000 + state.sequence
  const account = { id, nickname, email: `vendedor${id}@vendedores.example` }
  state.accounts[id] = account
  return account
}

export const accountOf = ({ state, now }: Desk, authorization: string | undefined): Account => {
  const [, token = ''] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? []
  const found = state.tokens[token]
  const account = found && found.expiresAt > now() ? state.accounts[found.accountId] : undefined
  if (!account) throw unauthorized()
  return account
}

/** A token of an account, good for half a year, with one that renews it once. */
export const grant = ({ state, application, now }: Desk, accountId: number) => {
  const secret = () => randomBytes(16).toString('hex')
  const accessToken = `APP_USR-${application.clientId}-${secret()}-${accountId}`
  const refreshToken = `TG-${secret()}-${accountId}`
  state.tokens[accessToken] = { accountId, expiresAt: now() + sixMonths * 1000 }
  state.refreshTokens[refreshToken] = { accountId }
  return {
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: sixMonths,
    scope: 'offline_access read write',
    user_id: accountId,
    refresh_token: refreshToken,
    public_key: `APP_USR-${accountId}`,
    live_mode: true,
  }
}

/** The seller takes back what they said yes to. */
export const revoke = ({ state }: Desk, accountId: number) => {
  for (const tokens of [state.tokens, state.refreshTokens]) {
    for (const [token, of] of Object.entries(tokens)) if (of.accountId === accountId) delete tokens[token]
  }
}

export const invalidGrant = () =>
  new MercadoPagoError(
    400,
    'invalid_grant',
    'Error validating grant. Your authorization code or refresh token may be expired',
  )
