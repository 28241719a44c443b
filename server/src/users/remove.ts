import { AppError } from '@reservaplus/shared/errors/app-error'
import { eventId } from '@reservaplus/shared/ids/schema'
import { assertMayManage } from '@reservaplus/shared/users/rules'
import type { User } from '@reservaplus/shared/users/schema'
import type { UserInput } from '@reservaplus/shared/users/team'
import type { AppContext } from '../app-context'
import { changeEvent } from '../db/change'
import { commitDecision, type Decision } from '../db/commit-decision'
import { eventCreation, findEvent } from '../events/repository'
import { findWritable } from '../organizations/find-writable'
import { managerOf } from './check-manager'
import { accountTaskOf, seatWrites } from './commit-member'
import { found } from './read-team'
import { findUser, userDeletion } from './repository'
import { followUp } from './sync-account'
import { type AccountTask, accountTaskWrite } from './task-repository'
import { teamEmailRelease } from './write-email'
import { professionalChange, professionalOf } from './write-professional'

type Removal = Decision<AccountTask>

const decide = async (ctx: AppContext, { id, version }: UserInput, operationId: string): Promise<Removal> => {
  const current: User = found(await findUser(ctx.organizationId, id))
  assertMayManage(managerOf(ctx), current)
  if (version !== undefined && version !== current.version) {
    throw new AppError('CONFLICT', 'Somebody else changed this meanwhile')
  }
  const professional = await professionalOf(ctx, current)
  const task = { ...accountTaskOf(ctx, current), token: operationId }
  const event = changeEvent(
    { ...ctx, newId: () => operationId },
    { kind: 'user', id, version: current.version + 1, before: current },
  )

  return {
    writes: [
      eventCreation(event),
      userDeletion(current),
      teamEmailRelease(current),
      ...(await seatWrites(ctx, { before: current, after: undefined })),
      accountTaskWrite(task),
      ...(professional ? await professionalChange(ctx, professional, { userId: undefined, isActive: false }) : []),
    ],
    result: task,
  }
}

/**
 * The person can be invited anew, here or elsewhere. F-09: what they did stays, and so do the professional they were, no
 * longer bookable, and that professional's appointments.
 */
export const remove = async (ctx: AppContext, input: UserInput): Promise<Record<string, never>> => {
  await findWritable(ctx)
  const operationId = ctx.newId()
  let last: AccountTask | undefined
  const task = await commitDecision(ctx, {
    decide: async () => {
      const decision = await decide(ctx, input, operationId)
      last = decision.result

      return decision
    },
    isRepeatable: false,
    recover: async () => ((await findEvent(ctx.organizationId, eventId.parse(operationId))) ? last : undefined),
  })
  await followUp(ctx, task)

  return {}
}
