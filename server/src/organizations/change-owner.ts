import { AppError } from '@reservaplus/shared/errors/app-error'
import { userId } from '@reservaplus/shared/ids/schema'
import type { TransferOwnershipInput } from '@reservaplus/shared/organizations/inputs'
import type { User } from '@reservaplus/shared/users/schema'
import type { AppContext } from '../app-context'
import { changeEvent } from '../db/change'
import { eventCreation } from '../events/repository'
import { accountTaskOf, commitMember, seatWrites } from '../users/commit-member'
import { findUser, userReplacement } from '../users/repository'
import { followUp } from '../users/sync-account'
import { type AccountTask, accountTaskWrite } from '../users/task-repository'
import { assertOwnOrganization } from './change'

/** Who hands over stays on the team as its administrator, one version on. */
const handOver = (owner: User): User => ({ ...owner, role: 'admin', version: owner.version + 1 })

const ownerOf = async ({ organizationId, actor }: AppContext): Promise<User> => {
  const owner = await findUser(organizationId, userId.parse(actor.id))
  if (owner?.role !== 'owner') throw new AppError('FORBIDDEN', 'Only the owner hands the organization over')

  return owner
}

/** Nobody owns what they have never entered: an invitation may have gone to a wrong address. */
const assertMayOwn = (member: User) => {
  const hasArrived = !member.invitation || member.lastLoginAt !== undefined
  if (member.isActive && hasArrived) return

  const message = member.isActive ? 'This member has not signed in yet' : 'This member is not active'
  throw new AppError('BAD_INPUT', message, { issues: [{ path: ['userId'], message }] })
}

/**
 * Both roles change in one transaction under the versions of both people, so that whoever looks finds exactly one owner,
 * also when two are named at once. The accounts of both follow.
 */
export const transferOwnership = async (
  ctx: AppContext,
  { id, userId: heir }: TransferOwnershipInput,
): Promise<Record<string, never>> => {
  assertOwnOrganization(ctx, id)
  let owner = await ownerOf(ctx)
  let task: AccountTask | undefined

  await commitMember(ctx, {
    id: heir,
    change: async (member) => {
      owner = await ownerOf(ctx)
      assertMayOwn(member)

      return { ...member, role: 'owner' }
    },
    writes: async () => {
      const former = handOver(owner)
      task = accountTaskOf(ctx, former)
      const subject = { kind: 'user', id: former.id, version: former.version, before: owner, after: former } as const

      return [
        userReplacement(former, owner),
        eventCreation(changeEvent(ctx, subject)),
        accountTaskWrite(task),
        ...(await seatWrites(ctx, { before: owner, after: former })),
      ]
    },
  })
  if (task) await followUp(ctx, task)

  return {}
}
