import type { BulkOperationId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { falseOnConflict } from '../db/errors'
import { bulkOperationPrefix, openBulkOperationsOfShard } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { BulkOperationEntity, type StoredBulkOperation } from './entity'

/** Strongly consistent. */
export const findBulkOperation = async (
  organizationId: OrganizationId,
  id: BulkOperationId,
): Promise<StoredBulkOperation | undefined> => {
  const { Item } = await BulkOperationEntity.build(GetItemCommand)
    .key({ organizationId, id })
    .options({ consistent: true })
    .send()

  return Item
}

/** Newest first. */
export const findBulkOperations = async (
  organizationId: OrganizationId,
  { createdBy, ...page }: PageRequest & { createdBy?: string | undefined },
): Promise<Page<StoredBulkOperation>> => {
  const prefix = bulkOperationPrefix
  const asked: List = { organizationId, prefix, beginsWith: prefix, filter: createdBy, newestFirst: true }
  const found = await queryPage(BulkOperationEntity, asked, page)

  return { ...found, items: found.items.filter((each) => createdBy === undefined || each.createdBy.id === createdBy) }
}

/** Of one shard: those that nobody works on, longest waiting first. The index may lag: a lease is asked for again. */
export const findLeftBulkOperations = async (
  shard: number,
  now: Instant,
  limit: number,
): Promise<StoredBulkOperation[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(BulkOperationEntity)
    .query({ index: 'GSI2', partition: openBulkOperationsOfShard(shard), range: { lt: `${now}~` } })
    .options({ entityAttrFilter: false, limit })
    .send()

  return Items
}

export const bulkOperationCreation = (created: StoredBulkOperation): Write => ({
  role: 'state',
  action: BulkOperationEntity.build(PutTransaction)
    .item(created)
    .options({ condition: { attr: 'id', exists: false } }),
})

export const bulkOperationReplacement = (
  next: StoredBulkOperation,
  { version }: Pick<StoredBulkOperation, 'version'>,
): Write => ({
  role: 'state',
  action: BulkOperationEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})

/** False when somebody else has changed it since. */
export const replaceBulkOperation = (
  next: StoredBulkOperation,
  { version }: Pick<StoredBulkOperation, 'version'>,
): Promise<boolean> =>
  BulkOperationEntity.build(PutItemCommand)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)
