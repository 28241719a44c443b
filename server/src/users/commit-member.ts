import type { UserId } from '@reservaplus/shared/ids/schema'
import { isSame } from '@reservaplus/shared/objects/same'
import { countersOfUser } from '@reservaplus/shared/subscriptions/counters'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { User } from '@reservaplus/shared/users/schema'

import type { AppContext } from '../app-context'
import type { Write } from '../db/transact'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { countWrites } from '../subscriptions/write-counts'
import { findUser, userReplacement } from './repository'
import { followUp } from './sync-account'
import { type AccountTask, accountTaskWrite } from './task-repository'

type Team = { before: User | undefined; after: User | undefined }

/** A seat is taken while a member is active: with another role it is another one, without a member none. */
export const seatWrites = (ctx: AppContext, { before, after }: Team): Promise<Write[]> =>
  countWrites(ctx, { before: before ? countersOfUser(before) : [], after: after ? countersOfUser(after) : [] })

export const accountTaskOf = (
  ctx: AppContext,
  { email, id }: { email: string; id?: UserId | undefined },
): AccountTask => ({
  email,
  organizationId: ctx.organizationId,
  ...(id && { userId: id }),
  token: ctx.newId(),
  since: instantOf(ctx.clock.now()),
})

/** What an account knows of its member. */
const mirrored = ['email', 'firstName', 'lastName', 'role', 'locale', 'isActive', 'invitation'] as const
const concernsAccount = (next: User, current: User) => mirrored.some((field) => !isSame(next[field], current[field]))

type MemberUpdate = {
  id: UserId
  version?: number | undefined
  change: (current: User) => User | Promise<User>
  /** Besides the member, their seat and what tells the account. */
  writes?: (next: User, current: User) => readonly Write[] | Promise<readonly Write[]>
}

/**
 * Changes a member and lets the account follow: the table comes first, because it alone says who may do what. Should the
 * user pool fail now, the task that was written with the change stays for the reconciliation.
 */
export const commitMember = async (
  ctx: AppContext,
  { id, version, change, writes = () => [] }: MemberUpdate,
): Promise<User> => {
  let task: AccountTask | undefined
  let isWritten = false

  await findWritable(ctx)
  const updated = await commitUpdate(ctx, {
    kind: 'user',
    version,
    read: () => findUser(ctx.organizationId, id),
    change,
    writes: async (next, current) => {
      task = concernsAccount(next, current) ? accountTaskOf(ctx, next) : undefined
      isWritten = true

      return [
        userReplacement(next, current),
        ...(await seatWrites(ctx, { before: current, after: next })),
        ...(task ? [accountTaskWrite(task)] : []),
        ...(await writes(next, current)),
      ]
    },
  })
  // Also when nothing had to be changed: asking again is how one repairs an account.
  if (task || !isWritten) await followUp(ctx, task ?? accountTaskOf(ctx, updated))

  return updated
}
