import { assertMayGrant, assertMayManage } from '@reservaplus/shared/users/rules'
import type { ChangeRoleInput, TeamMember } from '@reservaplus/shared/users/team'

import type { AppContext } from '../app-context'
import { managerOf } from './check-manager'
import { commitMember } from './commit-member'
import { shown } from './read-team'

/** Takes effect with the member's next request; the quota of the new role is asked, the one of the old is given back. */
export const changeRole = async (ctx: AppContext, { id, version, role }: ChangeRoleInput): Promise<TeamMember> => {
  const changed = await commitMember(ctx, {
    id,
    version,
    change: (current) => {
      const manager = managerOf(ctx)
      assertMayManage(manager, current)
      assertMayGrant(manager.role, role)

      return { ...current, role }
    },
  })

  return shown(ctx, changed)
}
