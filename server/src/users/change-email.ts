import { foldEmail } from '@reservaplus/shared/clients/fold'
import type { OrganizationId, UserId } from '@reservaplus/shared/ids/schema'
import type { User } from '@reservaplus/shared/users/schema'

import type { PoolAccount } from '../adapters/user-pool'
import type { ChangeContext } from '../app-context'
import { commitUpdate } from '../db/update'
import { findUser, userReplacement } from './repository'
import { emailTaken, teamEmailMove } from './write-email'

/** The person has changed their address in the user pool and proven it with a code: the table follows. */
export const adoptEmail = (
  { clock, newId, actor }: Pick<ChangeContext, 'clock' | 'newId'> & Partial<Pick<ChangeContext, 'actor'>>,
  member: { organizationId: OrganizationId; id: UserId },
  account: Pick<PoolAccount, 'email' | 'isEmailVerified'>,
): Promise<User> => {
  const email = foldEmail(account.email)
  const ctx: ChangeContext = {
    clock,
    newId,
    organizationId: member.organizationId,
    actor: actor ?? { kind: 'staff', id: member.id },
  }

  return commitUpdate(ctx, {
    kind: 'user',
    read: () => findUser(member.organizationId, member.id),
    change: (current) => (account.isEmailVerified ? { ...current, email } : current),
    writes: (next, current) => [userReplacement(next, current), ...teamEmailMove(current, next)],
    onLimit: emailTaken(),
  })
}
