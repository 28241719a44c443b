import type { OrganizationId, ProfessionalId, UserId } from '@reservaplus/shared/ids/schema'

import { instantOf } from '@reservaplus/shared/time/instant'
import type { User } from '@reservaplus/shared/users/schema'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { $remove } from 'dynamodb-toolbox/entity/actions/update/symbols'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { falseOnConflict, rethrowConflict } from '../db/errors'
import { organizationPk, userPrefix } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { UserEntity } from './entity'

/** Strongly consistent: a demotion or deactivation takes effect with the next request. */
export const findUser = async (organizationId: OrganizationId, id: UserId): Promise<User | undefined> => {
  const { Item } = await UserEntity.build(GetItemCommand)
    .key({ organizationId, id })
    .options({ consistent: true })
    .send()

  return Item
}

export const findUsersOfOrganization = async (organizationId: OrganizationId): Promise<User[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(UserEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: userPrefix } })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

const batchLimit = 100

/** For showing: whoever is not there, or could not be read in time, is left out. At most a hundred, in one request. */
export const findUsersByIds = async (organizationId: OrganizationId, ids: readonly UserId[]): Promise<User[]> => {
  const requests = ids.slice(0, batchLimit).map((id) => UserEntity.build(BatchGetRequest).key({ organizationId, id }))
  if (requests.length === 0) return []
  const { Responses } = await execute({ maxAttempts: 3 }, appTable.build(BatchGetCommand).requests(...requests))

  return (Responses?.[0] ?? []).flatMap((user) => user ?? [])
}

export const userCreation = (user: User): Write => ({
  role: 'state',
  action: UserEntity.build(PutTransaction)
    .item(user)
    .options({ condition: { attr: 'id', exists: false } }),
})

/** `next` carries the version after `current`'s. */
export const userReplacement = (next: User, { version }: Pick<User, 'version'>): Write => ({
  role: 'state',
  action: UserEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})

export const userDeletion = ({ organizationId, id, version }: User): Write => ({
  role: 'state',
  action: UserEntity.build(DeleteTransaction)
    .key({ organizationId, id })
    .options({ condition: { attr: 'version', eq: version } }),
})

/** `changed` carries the next version; CONFLICT when the one before is no longer there. */
export const replaceUser = async (changed: User): Promise<User> => {
  await UserEntity.build(PutItemCommand)
    .item(changed)
    .options({ condition: { attr: 'version', eq: changed.version - 1 } })
    .send()
    .catch(rethrowConflict)

  return changed
}

/** Who they are as a professional, or that they are none, under the version that was read. */
export const userProfessionalWrite = (
  { organizationId, id, version }: User,
  professionalId: ProfessionalId | undefined,
): Write => ({
  role: 'state',
  action: UserEntity.build(UpdateTransaction)
    .item({ organizationId, id, professionalId: professionalId ?? $remove(), version: version + 1 })
    .options({ condition: { attr: 'version', eq: version } }),
})

/** Leaves the version alone, as a sign-in does: whoever has the invitation on screen has missed nothing. */
export const recordInvitationSent = async (organizationId: OrganizationId, id: UserId, at: Date): Promise<boolean> =>
  UserEntity.build(UpdateItemCommand)
    .item({ organizationId, id, invitation: { status: 'sent', at: instantOf(at) } })
    .options({ condition: { attr: 'id', exists: true } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

/**
 * Leaves the version alone: signing in is no change that a screen could have missed. False for whoever is not active:
 * their password was right, and they get no token all the same.
 */
export const recordLogin = async (organizationId: OrganizationId, id: UserId, at: Date): Promise<boolean> =>
  UserEntity.build(UpdateItemCommand)
    .item({ organizationId, id, lastLoginAt: instantOf(at) })
    .options({ condition: { attr: 'isActive', eq: true } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)
