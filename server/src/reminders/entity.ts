import type { AppointmentId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Reminder } from '@reservaplus/shared/reminders/schema'
import { toSeconds } from '@reservaplus/shared/time/instant'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as, hiddenKey, maybe } from '../db/attributes'
import { dueRemindersPk, reminderKey } from '../db/keys'
import { appTable } from '../db/table'

const keptSeconds = 30 * 24 * 3600

export const ReminderEntity = new Entity({
  name: 'Reminder',
  table: appTable,
  timestamps: false,
  schema: item({
    appointmentId: as<AppointmentId>().key(),
    organizationId: as<OrganizationId>().key(),
    start: as<Reminder['start']>(),
    dueAt: maybe<NonNullable<Reminder['dueAt']>>(),
    toldAt: maybe<NonNullable<Reminder['toldAt']>>(),
    remindedOf: maybe<NonNullable<Reminder['remindedOf']>>(),
    version: number(),
  }).and((self) => ({
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ start }) => toSeconds(start) + keptSeconds),
    GSI2PK: hiddenKey().link<typeof self>(({ dueAt, appointmentId }) => dueAt && dueRemindersPk(appointmentId)),
    GSI2SK: hiddenKey().link<typeof self>(({ dueAt, appointmentId }) => dueAt && `${dueAt}#${appointmentId}`),
  })),
  computeKey: ({ organizationId, appointmentId }) => reminderKey(organizationId, appointmentId),
})
