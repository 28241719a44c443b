import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { ChangeContext } from '../app-context'
import { shards } from '../db/keys'
import { refreshAccount } from './account-token'
import { findAccount, findAccountsToRefresh } from './repository'

type Running = {
  now: Instant
  contextOf: (organizationId: OrganizationId) => ChangeContext
  isTimeLeft: () => boolean
  onFailure: (organizationId: OrganizationId, error: unknown) => void
}

const refreshOne = async (ctx: ChangeContext, now: Instant) => {
  const account = await findAccount(ctx.organizationId)
  if (account?.refreshAt !== undefined && account.refreshAt <= now) await refreshAccount(ctx, account)
}

/** Renews what opens the accounts of organizations, long before it runs out. How many there were. */
export const runRefreshes = async ({ now, contextOf, isTimeLeft, onFailure }: Running): Promise<number> => {
  const due = (await Promise.all(shards.map((shard) => findAccountsToRefresh(shard, now)))).flat()
  let renewed = 0
  for (const { organizationId } of due) {
    if (!isTimeLeft()) break
    await refreshOne(contextOf(organizationId), now).catch((error: unknown) => onFailure(organizationId, error))
    renewed += 1
  }

  return renewed
}
