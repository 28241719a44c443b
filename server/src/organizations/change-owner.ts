import { AppError } from '@reservaplus/shared/errors/app-error'
import { userId } from '@reservaplus/shared/ids/schema'
import type { TransferOwnershipInput } from '@reservaplus/shared/organizations/inputs'
import { countersOfUser } from '@reservaplus/shared/subscriptions/counters'
import type { User } from '@reservaplus/shared/users/schema'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import type { AppContext } from '../app-context'
import { changeEvent } from '../db/change'
import type { Write } from '../db/transact'
import { commitUpdate } from '../db/update'
import { eventCreation } from '../events/repository'
import { counterWrites } from '../subscriptions/counters'
import { UserEntity } from '../users/entity'
import { findUser } from '../users/repository'
import { assertOwnOrganization } from './change'
import { assertNotMoving } from './check-writable'
import { get } from './service'

const replacement = (next: User, { version }: User): Write => ({
  role: 'state',
  action: UserEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})

/** Who hands over stays on the team as its administrator, one version on. */
const handOver = (owner: User): User => ({ ...owner, role: 'admin', version: owner.version + 1 })

const ownerOf = async ({ organizationId, actor }: AppContext): Promise<User> => {
  const owner = await findUser(organizationId, userId.parse(actor.id))
  if (owner?.role !== 'owner') throw new AppError('FORBIDDEN', 'Only the owner hands the organization over')

  return owner
}

const assertMayOwn = (member: User) => {
  if (member.isActive) return

  const message = 'This member is not active'
  throw new AppError('BAD_INPUT', message, { issues: [{ path: ['userId'], message }] })
}

/**
 * Both roles change in one transaction under the versions of both people, so that whoever looks finds exactly one owner,
 * also when two are named at once.
 */
export const transferOwnership = async (
  ctx: AppContext,
  { id, userId: heir }: TransferOwnershipInput,
): Promise<Record<string, never>> => {
  assertOwnOrganization(ctx, id)
  const { organizationId } = ctx
  let owner: User

  await commitUpdate<User>(ctx, {
    kind: 'user',
    read: async () => {
      assertNotMoving(await get(ctx))
      owner = await ownerOf(ctx)

      return heir === owner.id ? owner : findUser(organizationId, heir)
    },
    change: (member) => {
      assertMayOwn(member)

      return { ...member, role: 'owner' }
    },
    writes: (next, current) => {
      const former = handOver(owner)
      const event = changeEvent(ctx, {
        kind: 'user',
        id: former.id,
        version: former.version,
        before: owner,
        after: former,
      })

      return [
        replacement(next, current),
        replacement(former, owner),
        eventCreation(event),
        ...counterWrites(organizationId, { before: countersOfUser(current), after: countersOfUser(next) }),
      ]
    },
  })

  return {}
}
