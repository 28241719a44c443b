import type { Alert } from '@reservaplus/shared/alerts/schema'
import type { EventId, OrganizationId, UserId } from '@reservaplus/shared/ids/schema'
import { toSeconds } from '@reservaplus/shared/time/instant'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as, maybe } from '../db/attributes'
import { alertKey } from '../db/keys'
import { appTable } from '../db/table'

const keptSeconds = 90 * 24 * 3600

export const AlertEntity = new Entity({
  name: 'Alert',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<EventId>().key(),
    organizationId: as<OrganizationId>().key(),
    userId: as<UserId>().key(),
    kind: as<Alert['kind']>(),
    at: as<Alert['at']>().key(),
    appointmentId: maybe<NonNullable<Alert['appointmentId']>>(),
    start: maybe<NonNullable<Alert['start']>>(),
    professionalId: maybe<NonNullable<Alert['professionalId']>>(),
    serviceId: maybe<NonNullable<Alert['serviceId']>>(),
    createdAt: as<Alert['createdAt']>(),
  }).and((self) => ({
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ createdAt }) => toSeconds(createdAt) + keptSeconds),
  })),
  computeKey: ({ organizationId, userId, at, id }) => alertKey(organizationId, userId, at, id),
})
