import type { AppointmentId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { FollowUp } from '@reservaplus/shared/reminders/schema'
import { toSeconds } from '@reservaplus/shared/time/instant'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as, hiddenKey, maybe } from '../db/attributes'
import { dueFollowUpsPk, followUpKey } from '../db/keys'
import { appTable } from '../db/table'

const keptSeconds = 30 * 24 * 3600

export const FollowUpEntity = new Entity({
  name: 'FollowUp',
  table: appTable,
  timestamps: false,
  schema: item({
    appointmentId: as<AppointmentId>().key(),
    organizationId: as<OrganizationId>().key(),
    dueAt: maybe<NonNullable<FollowUp['dueAt']>>(),
    plannedFor: as<FollowUp['plannedFor']>(),
    version: number(),
  }).and((self) => ({
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ plannedFor }) => toSeconds(plannedFor) + keptSeconds),
    GSI2PK: hiddenKey().link<typeof self>(({ dueAt, appointmentId }) => dueAt && dueFollowUpsPk(appointmentId)),
    GSI2SK: hiddenKey().link<typeof self>(({ dueAt, appointmentId }) => dueAt && `${dueAt}#${appointmentId}`),
  })),
  computeKey: ({ organizationId, appointmentId }) => followUpKey(organizationId, appointmentId),
})
