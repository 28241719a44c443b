import { userId } from '@reservaplus/shared/ids/schema'

import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { log } from '../config/log'
import { endSessions } from './end-sessions'

/** Every token of the person is refused from now on, this one too; the user pool renews none of them. */
export const signOutEverywhere = async (ctx: AppContext): Promise<Record<string, never>> => {
  const id = userId.parse(ctx.actor.id)
  await endSessions(ctx, id)
  // Here every token is refused already: what the pool does is a second lock.
  await userPool()
    .signOut(id)
    .catch((error: unknown) =>
      log.error('the user pool ended no session', { userId: id, error: error instanceof Error ? error.name : '' }),
    )

  return {}
}
