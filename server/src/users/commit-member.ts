import type { UserId } from '@reservaplus/shared/ids/schema'
import { countersOfUser, type Limits } from '@reservaplus/shared/subscriptions/counters'
import { limitsOf } from '@reservaplus/shared/subscriptions/plans'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { User } from '@reservaplus/shared/users/schema'

import type { AppContext } from '../app-context'
import type { Write } from '../db/transact'
import { commitUpdate } from '../db/update'
import { counterWrites } from '../subscriptions/counters'
import { findSubscription } from '../subscriptions/repository'
import { findUser, userReplacement } from './repository'
import { followUp } from './sync-account'
import { type AccountTask, accountTaskWrite } from './task-repository'

export const noLimits: Limits = {
  users: undefined,
  professionals: undefined,
  receptionists: undefined,
  staff: undefined,
  services: undefined,
  clients: undefined,
  monthlyAppointments: undefined,
}

/** Of the plan as it is now. */
export const currentLimits = async ({ organizationId }: AppContext): Promise<Limits> => {
  const subscription = await findSubscription(organizationId, { consistent: true })

  return subscription ? limitsOf(subscription) : noLimits
}

type Team = { before: User | undefined; after: User | undefined; limits: Limits }

/** A seat is taken while a member is active: with another role it is another one, without a member none. */
export const seatWrites = ({ organizationId }: AppContext, { before, after, limits }: Team): Write[] =>
  counterWrites(organizationId, {
    before: before ? countersOfUser(before) : [],
    after: after ? countersOfUser(after) : [],
    limits,
  })

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
const concernsAccount = (next: User, current: User) =>
  mirrored.some((field) => JSON.stringify(next[field]) !== JSON.stringify(current[field]))

type MemberUpdate = {
  id: UserId
  version?: number | undefined
  change: (current: User) => User | Promise<User>
  /** Besides the member, their seat and what tells the account. */
  writes?: (next: User, current: User, limits: Limits) => readonly Write[] | Promise<readonly Write[]>
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

  const updated = await commitUpdate(ctx, {
    kind: 'user',
    version,
    read: () => findUser(ctx.organizationId, id),
    change,
    writes: async (next, current) => {
      const limits = await currentLimits(ctx)
      task = concernsAccount(next, current) ? accountTaskOf(ctx, next) : undefined
      isWritten = true

      return [
        userReplacement(next, current),
        ...seatWrites(ctx, { before: current, after: next, limits }),
        ...(task ? [accountTaskWrite(task)] : []),
        ...(await writes(next, current, limits)),
      ]
    },
  })
  // Also when nothing had to be changed: asking again is how one repairs an account.
  if (task || !isWritten) await followUp(ctx, task ?? accountTaskOf(ctx, updated))

  return updated
}
