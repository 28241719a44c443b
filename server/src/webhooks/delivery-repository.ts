import type { EventId, OrganizationId, WebhookId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { falseOnConflict } from '../db/errors'
import { deliveriesPrefix, dueDeliveriesPk, shards } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { DeliveryEntity, type StoredDelivery } from './delivery-entity'

export const dueShards = shards

type Place = { organizationId: OrganizationId; webhookId: WebhookId; id: EventId }

/** Strongly consistent: whoever asks is about to send it. */
export const findDelivery = async (place: Place): Promise<StoredDelivery | undefined> => {
  const { organizationId, webhookId, id } = place
  const { Item } = await DeliveryEntity.build(GetItemCommand)
    .key({ organizationId, webhookId, id })
    .options({ consistent: true })
    .send()

  return Item
}

/** False when it is there already. */
export const createDelivery = (delivery: StoredDelivery): Promise<boolean> =>
  DeliveryEntity.build(PutItemCommand)
    .item(delivery)
    .options({ condition: { attr: 'id', exists: false } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

/** False when somebody else has had a turn since, or the item is gone. */
export const replaceDelivery = (next: StoredDelivery, { turn }: Pick<StoredDelivery, 'turn'>): Promise<boolean> =>
  DeliveryEntity.build(PutItemCommand)
    .item(next)
    .options({ condition: { attr: 'turn', eq: turn } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

/** The same, in a transaction. */
export const deliveryReplacement = (next: StoredDelivery, { turn }: Pick<StoredDelivery, 'turn'>): Write => ({
  role: 'state',
  action: DeliveryEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'turn', eq: turn } }),
})

type Asked = PageRequest & { webhookId: WebhookId }

/** Newest first. */
export const findDeliveries = async (
  organizationId: OrganizationId,
  { webhookId, ...page }: Asked,
): Promise<Page<StoredDelivery>> => {
  const prefix = deliveriesPrefix(webhookId)
  const asked: List = { organizationId, prefix, beginsWith: prefix, newestFirst: true }

  return queryPage(DeliveryEntity, asked, page)
}

/** Of one shard, longest due first; the index may lag, so what is found is asked again before it is sent. */
export const findDueDeliveries = async (shard: number, now: Instant, limit: number): Promise<StoredDelivery[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(DeliveryEntity)
    .query({ index: 'GSI2', partition: dueDeliveriesPk(shard), range: { lt: `${now}~` } })
    .options({ entityAttrFilter: false, limit })
    .send()

  return Items
}
