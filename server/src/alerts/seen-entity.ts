import type { OrganizationId, UserId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'

import { as } from '../db/attributes'
import { alertsSeenKey } from '../db/keys'
import { appTable } from '../db/table'

/** Until when somebody has seen what there is. Nothing is told of it: it concerns nobody else. */
export const AlertsSeenEntity = new Entity({
  name: 'AlertsSeen',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    userId: as<UserId>().key(),
    until: as<Instant>(),
  }),
  computeKey: ({ organizationId, userId }) => alertsSeenKey(organizationId, userId),
})
