import { assertMayManage } from '@reservaplus/shared/users/rules'
import type { TeamMember, UserInput } from '@reservaplus/shared/users/team'

import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { managerOf } from './check-manager'
import { endSessions } from './end-sessions'
import { found, shown } from './read-team'
import { findUser } from './repository'

/**
 * For whoever has lost their authenticator: the next sign-in asks for the password alone. Every session of theirs ends
 * first, and that leaves the event which says who did it; may be repeated.
 */
export const resetMfa = async (ctx: AppContext, { id, version }: UserInput): Promise<TeamMember> => {
  assertMayManage(managerOf(ctx), found(await findUser(ctx.organizationId, id)))
  await endSessions(ctx, id, { version })
  await userPool().resetMfa(id)
  await userPool().signOut(id)

  return shown(ctx, found(await findUser(ctx.organizationId, id)))
}
