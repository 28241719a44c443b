import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Subscription } from '@reservaplus/shared/organizations/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update/symbols'

import type { Read } from '../db/read'
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

/** Counts one appointment of the month, unless the month is full. */
export const usageIncrement = (
  organizationId: OrganizationId,
  { month, limit }: { month: string; limit: number },
): Write => ({
  role: 'limit',
  action: UsageEntity.build(UpdateTransaction)
    .item({ organizationId, month, count: $add(1) })
    .options({
      condition: {
        or: [
          { attr: 'count', exists: false },
          { attr: 'count', lt: limit },
        ],
      },
    }),
})
