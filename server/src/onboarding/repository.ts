import { createHash } from 'node:crypto'
import { type RegistrationId, registrationId } from '@reservaplus/shared/ids/schema'
import type { Registration } from '@reservaplus/shared/onboarding/registration'
import type { Instant } from '@reservaplus/shared/time/schema'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { falseOnConflict } from '../db/errors'
import { openRegistrationsOfShard, registrationEmailPk } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { RegistrationEntity } from './entity'

/** `tokenHash`: SHA-256 of the secret that the browser has. */
export type StoredRegistration = Registration & { tokenHash: string }

/** Of an address there is one direct registration at a time, however often and fast it is asked for. */
export const directRegistrationId = (email: string): RegistrationId =>
  registrationId.parse(createHash('sha256').update(email).digest('hex').slice(0, 32))

/** Strongly consistent: every change is decided on it. */
export const findRegistration = async (id: RegistrationId): Promise<StoredRegistration | undefined> => {
  const { Item } = await RegistrationEntity.build(GetItemCommand).key({ id }).options({ consistent: true }).send()

  return Item
}

const kept = 25

/** Newest first; more of them than anybody needs are left out. */
export const findRegistrationsByEmail = async (email: string): Promise<StoredRegistration[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(RegistrationEntity)
    .query({ index: 'GSI1', partition: registrationEmailPk(email) })
    .options({ entityAttrFilter: false, reverse: true, limit: kept })
    .send()

  return Items
}

/** Longest due first. */
export const findDueRegistrations = async (
  shard: number,
  now: Instant,
  limit: number,
): Promise<StoredRegistration[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(RegistrationEntity)
    .query({ index: 'GSI2', partition: openRegistrationsOfShard(shard), range: { lte: now } })
    .options({ entityAttrFilter: false, limit })
    .send()

  return Items
}

/** False when there is one under its id. */
export const createRegistration = (registration: StoredRegistration): Promise<boolean> =>
  RegistrationEntity.build(PutItemCommand)
    .item(registration)
    .options({ condition: { attr: 'id', exists: false } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

/** False when somebody else changed it since it was read. */
export const replaceRegistration = (next: StoredRegistration, { version }: Pick<Registration, 'version'>) =>
  RegistrationEntity.build(PutItemCommand)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

export const registrationReplacement = (
  next: StoredRegistration,
  { version }: Pick<Registration, 'version'>,
): Write => ({
  role: 'state',
  action: RegistrationEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})

/** False when somebody changed it meanwhile: then it is theirs. */
export const removeRegistration = ({ id, version }: Pick<Registration, 'id' | 'version'>) =>
  RegistrationEntity.build(DeleteItemCommand)
    .key({ id })
    .options({ condition: { attr: 'version', eq: version } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)
