import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { MercadoPagoGrant } from '../adapters/mercado-pago-answers'
import { secrets } from '../adapters/secrets'
import type { ChangeContext } from '../app-context'
import { commitUpdate } from '../db/update'
import type { StoredAccount } from './entity'
import { accountReplacement, findAccount } from './repository'

export const none = { status: 'none' as const, version: 0 }

/** A third of the time is left when it is renewed: whatever is in the way has weeks to pass. */
const renewedAfter = 2 / 3

/** What a grant brings, with both tokens encrypted for the organization. */
export const grantedFields = async (ctx: ChangeContext, grant: MercadoPagoGrant) => {
  const now = instantOf(ctx.clock.now())
  const minutes = Math.floor(grant.expiresInSeconds / 60)
  const { encrypt } = secrets()
  const [accessToken, refreshToken] = await Promise.all([
    encrypt(ctx.organizationId, grant.accessToken),
    encrypt(ctx.organizationId, grant.refreshToken),
  ])

  return {
    accountId: grant.accountId,
    isLive: grant.isLive,
    accessToken,
    refreshToken,
    refreshAt: addMinutes(now, Math.floor(minutes * renewedAfter)),
    tokenExpiresAt: addMinutes(now, minutes),
  }
}

export const withoutTokens = ({
  accessToken: _access,
  refreshToken: _refresh,
  refreshAt: _at,
  tokenExpiresAt: _until,
  ...rest
}: StoredAccount): StoredAccount => rest

type Change = { to: (current: StoredAccount) => StoredAccount; version?: number | undefined }

export const changeAccount = (ctx: ChangeContext, { to, version }: Change): Promise<StoredAccount> => {
  const { organizationId } = ctx

  return commitUpdate<StoredAccount & { id: string }>(ctx, {
    kind: 'payment-account',
    version,
    read: async () => ({ id: organizationId, ...((await findAccount(organizationId)) ?? { organizationId, ...none }) }),
    change: ({ id, ...current }) => ({ id, ...to(current) }),
    writes: ({ id: _id, ...next }) => [accountReplacement(next)],
  })
}
