import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Subscription, SubscriptionStatus } from '@reservaplus/shared/subscriptions/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { $add } from 'dynamodb-toolbox/entity/actions/update/symbols'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import * as z from 'zod'

import { falseOnConflict } from '../db/errors'
import { organizationPk, shards, subscriptionStatusShardPk, usagePrefix } from '../db/keys'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { SubscriptionEntity } from './entity'
import { UsageEntity } from './usage-entity'

export const findSubscription = async (
  organizationId: OrganizationId,
  { consistent = false }: Read = {},
): Promise<Subscription | undefined> => {
  const { Item } = await SubscriptionEntity.build(GetItemCommand).key({ organizationId }).options({ consistent }).send()

  return Item
}

export const subscriptionCreation = (subscription: Subscription): Write => ({
  role: 'state',
  action: SubscriptionEntity.build(PutTransaction)
    .item(subscription)
    .options({ condition: { attr: 'organizationId', exists: false } }),
})

/** `changed` carries the next version. */
export const subscriptionReplacement = (changed: Subscription): Write => ({
  role: 'state',
  action: SubscriptionEntity.build(PutTransaction)
    .item(changed)
    .options({ condition: { attr: 'version', eq: changed.version - 1 } }),
})

export type StoredCount = { counted: string; count: number; changes: number }

const usageItem = z.object({ SK: z.string(), count: z.number(), changes: z.number().default(0) })

// By the key alone, so that a counter that was put there by hand is one too.
const toStoredCount = (item: unknown): StoredCount => {
  const { SK, count, changes } = usageItem.parse(item)

  return { counted: SK.slice(usagePrefix.length), count, changes }
}

/** In the order of their names. */
const findCountsBetween = async (
  organizationId: OrganizationId,
  from: string,
  to: string,
  { consistent = true }: Read = {},
): Promise<StoredCount[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .query({
      partition: organizationPk(organizationId),
      range: { between: [`${usagePrefix}${from}`, `${usagePrefix}${to}`] },
    })
    .options({ consistent })
    .send()

  return Items.map(toStoredCount)
}

/** Of this month on, and of all that stands in the organization; earlier months are left where they are. */
export const findCounts = (organizationId: OrganizationId, fromCounted: string): Promise<StoredCount[]> =>
  findCountsBetween(organizationId, fromCounted, '~')

/** For showing, where a booking more or less is no matter: whoever books asks anew. Both ends included. */
export const findCountsSeen = (organizationId: OrganizationId, from: string, to: string): Promise<StoredCount[]> =>
  findCountsBetween(organizationId, from, to, { consistent: false })

export const findCount = async (organizationId: OrganizationId, counted: string): Promise<number> =>
  (await findCountsBetween(organizationId, counted, counted))[0]?.count ?? 0

/** False when the counter has moved since `stored` was read. */
export const correctCount = (
  organizationId: OrganizationId,
  { counted, changes }: StoredCount,
  count: number,
): Promise<boolean> => {
  const unchanged = { attr: 'changes', eq: changes } as const
  const condition = changes === 0 ? { or: [{ attr: 'changes', exists: false } as const, unchanged] } : unchanged

  return UsageEntity.build(UpdateItemCommand)
    .item({ organizationId, counted, count, changes: $add(1) })
    .options({ condition })
    .send()
    .then(() => true)
    .catch(falseOnConflict)
}

export const subscriptionShards = shards

/** Where a page ended. */
type Position = Record<string, unknown>

/** Of one shard, those whose period ends before `until`, soonest first. */
export const findSubscriptionsByStatus = async (
  status: SubscriptionStatus,
  shard: number,
  { until, after, limit = 100 }: { until: string; after?: Position | undefined; limit?: number },
): Promise<{ items: Subscription[]; position: Position | undefined }> => {
  const { Items = [], LastEvaluatedKey } = await appTable
    .build(QueryCommand)
    .entities(SubscriptionEntity)
    .query({ index: 'GSI1', partition: subscriptionStatusShardPk(status, shard), range: { lte: until } })
    .options({ entityAttrFilter: false, limit, ...(after && { exclusiveStartKey: after }) })
    .send()

  return { items: Items, position: LastEvaluatedKey }
}
