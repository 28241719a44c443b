import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Subscription } from '@reservaplus/shared/organizations/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as, hiddenKey } from '../db/attributes'
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
    periodEnd: as<Subscription['periodEnd']>(),
    monthlyAppointments: number().optional(),
    version: number(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ status, organizationId }) => subscriptionStatusPk(status, organizationId)),
    GSI1SK: hiddenKey().link<typeof self>(({ periodEnd }) => periodEnd),
  })),
  computeKey: ({ organizationId }) => subscriptionKey(organizationId),
})
