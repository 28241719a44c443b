import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Subscription } from '@reservaplus/shared/subscriptions/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { organizationPk, usagePrefix } from '../db/keys'
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

/** Strongly consistent: one counter. */
export const findStoredCount = async (organizationId: OrganizationId, counted: string): Promise<StoredCount> => {
  const { Item } = await UsageEntity.build(GetItemCommand)
    .key({ organizationId, counted })
    .options({ consistent: true })
    .send()

  return { counted, count: Item?.count ?? 0, changes: Item?.changes ?? 0 }
}

/** Of this month on, and of all that stands in the organization; earlier months are left where they are. */
export const findCounts = async (organizationId: OrganizationId, fromCounted: string): Promise<StoredCount[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(UsageEntity)
    .query({
      partition: organizationPk(organizationId),
      range: { between: [`${usagePrefix}${fromCounted}`, `${usagePrefix}~`] },
    })
    .options({ consistent: true, entityAttrFilter: false })
    .send()

  return Items.map(({ counted, count, changes = 0 }) => ({ counted, count, changes }))
}
