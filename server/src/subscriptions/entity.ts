import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Subscription } from '@reservaplus/shared/subscriptions/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as, hiddenKey, maybe } from '../db/attributes'
import { subscriptionKey, subscriptionStatusPk } from '../db/keys'
import { appTable } from '../db/table'

export const SubscriptionEntity = new Entity({
  name: 'Subscription',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    plan: as<Subscription['plan']>(),
    status: as<Subscription['status']>(),
    billingCycle: as<Subscription['billingCycle']>(),
    trialEndsAt: maybe<Subscription['periodEnd']>(),
    periodStart: as<Subscription['periodStart']>(),
    periodEnd: as<Subscription['periodEnd']>(),
    cancelledAt: maybe<Subscription['periodEnd']>(),
    next: maybe<NonNullable<Subscription['next']>>(),
    limits: maybe<NonNullable<Subscription['limits']>>(),
    version: number(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ status, organizationId }) => subscriptionStatusPk(status, organizationId)),
    GSI1SK: hiddenKey().link<typeof self>(({ periodEnd }) => periodEnd),
  })),
  computeKey: ({ organizationId }) => subscriptionKey(organizationId),
})
