import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { erasuresPk } from '../db/keys'
import { appTable } from '../db/table'
import { type Erasure, ErasureEntity } from './erasure-entity'

export const findErasure = async (organizationId: OrganizationId): Promise<Erasure | undefined> => {
  const { Item } = await ErasureEntity.build(GetItemCommand)
    .key({ organizationId })
    .options({ consistent: true })
    .send()

  return Item
}

export const putErasure = async (erasure: Erasure): Promise<void> => {
  await ErasureEntity.build(PutItemCommand).item(erasure).send()
}

/** Finished ones since then: what a table that was restored from a backup is held against. */
export const findErasuresSince = async (since: Instant): Promise<Erasure[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(ErasureEntity)
    .query({ index: 'GSI1', partition: erasuresPk, range: { gte: since } })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}
