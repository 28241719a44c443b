import { AppError } from '@reservaplus/shared/errors/app-error'
import { instantOf } from '@reservaplus/shared/time/instant'
import { assertMayManage } from '@reservaplus/shared/users/rules'
import type { User } from '@reservaplus/shared/users/schema'
import type { InvitedUser, ResendInviteInput } from '@reservaplus/shared/users/team'

import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { repeatedInvitationAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { managerOf } from './check-manager'
import { commitMember } from './commit-member'
import { createTemporaryPassword } from './create-password'
import { found, shown } from './read-team'
import { findUser } from './repository'

const hasSignedIn = () => new AppError('CONFLICT', 'This person has a password of their own already')

/**
 * Gives a member who has not signed in another temporary password: by mail, or to whoever asks. The one before is worth
 * nothing any more, and this one is kept nowhere.
 */
export const handOver = async (
  ctx: AppContext,
  member: User,
  { sendMail }: { sendMail: boolean },
): Promise<InvitedUser> => {
  if (member.lastLoginAt) return { member: await shown(ctx, member) }
  const temporaryPassword = createTemporaryPassword()
  const account = found(await userPool().find(member.id))
  if (account.status !== 'invited') throw hasSignedIn()
  if (!sendMail) await userPool().setTemporaryPassword(member.id, temporaryPassword)
  const at = instantOf(ctx.clock.now())
  const invited = await commitMember(ctx, {
    id: member.id,
    change: (current) => ({ ...current, invitation: { status: sendMail ? 'due' : 'given', at } }),
  })
  const current = (await findUser(ctx.organizationId, member.id)) ?? invited

  return { member: await shown(ctx, current), ...(!sendMail && { temporaryPassword }) }
}

export const resendInvite = async (ctx: AppContext, { id, sendMail }: ResendInviteInput): Promise<InvitedUser> => {
  const member = found(await findUser(ctx.organizationId, id))
  assertMayManage(managerOf(ctx), member)
  if (!member.isActive) throw new AppError('CONFLICT', 'This person is not active')
  if (member.lastLoginAt) throw hasSignedIn()
  await takeOrRefuse(ctx, repeatedInvitationAllowance(id), 'This person was invited again and again')

  return handOver(ctx, member, { sendMail })
}
