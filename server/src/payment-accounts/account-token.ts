import { AppError } from '@reservaplus/shared/errors/app-error'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import { mercadoPago } from '../adapters/mercado-pago'
import { isAccessRefused } from '../adapters/mercado-pago-request'
import { secrets } from '../adapters/secrets'
import type { ChangeContext } from '../app-context'
import { changeAccount, grantedFields, withoutTokens } from './change-account'
import type { StoredAccount } from './entity'
import { findAccount } from './repository'

const reason = 'NOT_CONNECTED'

const notConnected = () =>
  new AppError('CONFLICT', 'The organization has connected no account to be paid into', { reason })

export const isNotConnected = (error: unknown): boolean => error instanceof AppError && error.details.reason === reason

/** The provider took its word back. Somebody who was faster may have renewed it: then theirs counts. */
const lose = (ctx: ChangeContext, known: StoredAccount): Promise<StoredAccount> =>
  changeAccount(ctx, {
    to: (current) =>
      current.version === known.version ? { ...withoutTokens(current), status: 'lost' as const } : current,
  })

/** Whoever died at it is followed by somebody else. */
const leaseMinutes = 10

/** A refresh token is good once: one at a time asks for the next, the others go on with what there is. */
const claim = async (ctx: ChangeContext, account: StoredAccount): Promise<StoredAccount | undefined> => {
  const refreshAt = addMinutes(instantOf(ctx.clock.now()), leaseMinutes)
  try {
    return await changeAccount(ctx, { version: account.version, to: (current) => ({ ...current, refreshAt }) })
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT') return undefined
    throw error
  }
}

/** As it is now: renewed, lost, or being renewed by somebody else. */
export const refreshAccount = async (ctx: ChangeContext, account: StoredAccount): Promise<StoredAccount> => {
  const claimed = account.refreshToken === undefined ? undefined : await claim(ctx, account)
  if (claimed?.refreshToken === undefined) return account
  const refreshToken = await secrets().decrypt(ctx.organizationId, claimed.refreshToken)
  const grant = await mercadoPago()
    .refresh(refreshToken)
    .catch((error: unknown) => {
      if (isAccessRefused(error)) return undefined
      throw error
    })
  if (!grant) return lose(ctx, claimed)
  const granted = await grantedFields(ctx, grant)

  return changeAccount(ctx, {
    to: (current) => (current.status === 'connected' ? { ...current, ...granted } : current),
  })
}

export const isConnected = (account: StoredAccount | undefined): boolean => account?.status === 'connected'

/** What opens the organization's account, renewed where it has run out. Never to be written down or passed on. */
export const accessTokenOf = async (ctx: ChangeContext): Promise<string> => {
  const found = await findAccount(ctx.organizationId)
  const isOver = (found?.tokenExpiresAt ?? '') <= instantOf(ctx.clock.now())
  const account = found && isConnected(found) && isOver ? await refreshAccount(ctx, found) : found
  if (account?.status !== 'connected' || account.accessToken === undefined) throw notConnected()
  if ((account.tokenExpiresAt ?? '') <= instantOf(ctx.clock.now())) {
    throw new AppError('UNAVAILABLE', 'The account is being renewed', { retryAfterSeconds: 5 })
  }

  return secrets().decrypt(ctx.organizationId, account.accessToken)
}
