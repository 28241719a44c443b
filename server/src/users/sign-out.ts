import { userId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { log } from '../config/log'
import { commitUpdate } from '../db/update'
import { findUser, userReplacement } from './repository'

// A sign-in is dated to the second: one of this very second is one from before.
const afterThisSecond = (now: Date) => instantOf(new Date(now.getTime() + 1000))

/** Every token from a sign-in before now is refused from now on, this one too; the user pool renews none of them. */
export const signOutEverywhere = async (ctx: AppContext): Promise<Record<string, never>> => {
  const id = userId.parse(ctx.actor.id)
  await commitUpdate(ctx, {
    kind: 'user',
    read: () => findUser(ctx.organizationId, id),
    change: (current) => ({ ...current, sessionsValidFrom: afterThisSecond(ctx.clock.now()) }),
    writes: (next, current) => [userReplacement(next, current)],
  })
  // Here every token is refused already: what the pool does is a second lock.
  await userPool()
    .signOut(id)
    .catch((error: unknown) =>
      log.error('the user pool ended no session', { userId: id, error: error instanceof Error ? error.name : '' }),
    )

  return {}
}
