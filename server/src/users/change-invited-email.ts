import { AppError } from '@reservaplus/shared/errors/app-error'
import type { User } from '@reservaplus/shared/users/schema'

import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { freeAddress } from '../onboarding/give-way'
import { invitationAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { isRefusal } from './check-refusal'
import { accountTaskOf } from './commit-member'
import { followUp } from './sync-account'
import { openAccountTask } from './task-repository'

const onlyTheirs = () => {
  const message = 'Whoever has signed in changes and proves their own address'

  return new AppError('CONFLICT', message, { issues: [{ path: ['email'], message }] })
}

export const beingInvited = () =>
  new AppError('BUSY', 'Somebody is at work on this address right now', { retryAfterSeconds: 15 })

/**
 * An invitation went to a wrong address. The user pool comes first, because it alone knows every address of the product;
 * when the commit is refused, the account gets its address back.
 */
export const changeInvitedEmail = async <Result>(
  ctx: AppContext,
  { member, email }: { member: User; email: string },
  commit: () => Promise<Result>,
): Promise<Result> => {
  const account = await userPool().find(member.id)
  if (!account || member.lastLoginAt || account.status !== 'invited') throw onlyTheirs()
  // Mails somebody who has asked for nothing, and tells who is on a team, as an invitation does.
  await takeOrRefuse(ctx, invitationAllowance(ctx.organizationId), 'Too many were invited at once')
  await freeAddress(ctx, email)
  const task = accountTaskOf(ctx, { email, id: member.id })
  if (!(await openAccountTask(task))) throw beingInvited()
  try {
    await userPool().setAttributes(member.id, { email })

    return await commit()
  } catch (error) {
    if (isRefusal(error)) await followUp(ctx, task)
    throw error
  }
}
