import { assertMayManage } from '@reservaplus/shared/users/rules'
import type { UserInput } from '@reservaplus/shared/users/team'

import type { AppContext } from '../app-context'
import { commitRemoval } from '../db/remove'
import { findWritable } from '../organizations/find-writable'
import { managerOf } from './check-manager'
import { accountTaskOf, seatWrites } from './commit-member'
import { findUser, userDeletion } from './repository'
import { followUp } from './sync-account'
import { type AccountTask, accountTaskWrite } from './task-repository'
import { teamEmailRelease } from './write-email'
import { professionalChange, professionalOf } from './write-professional'

/**
 * The person can be invited anew, here or elsewhere. F-09: what they did stays, and so do the professional they were, no
 * longer bookable, and that professional's appointments.
 */
export const remove = async (ctx: AppContext, { id, version }: UserInput): Promise<Record<string, never>> => {
  await findWritable(ctx)
  let task: AccountTask | undefined
  await commitRemoval(ctx, {
    kind: 'user',
    version,
    read: () => findUser(ctx.organizationId, id),
    writes: async (current) => {
      assertMayManage(managerOf(ctx), current)
      const professional = await professionalOf(ctx, current)
      task = accountTaskOf(ctx, current)

      return [
        userDeletion(current),
        teamEmailRelease(current),
        ...(await seatWrites(ctx, { before: current, after: undefined })),
        accountTaskWrite(task),
        ...(professional ? await professionalChange(ctx, professional, { userId: undefined, isActive: false }) : []),
      ]
    },
  })
  if (task) await followUp(ctx, task)

  return {}
}
