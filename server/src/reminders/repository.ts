import type { AppointmentId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Reminder } from '@reservaplus/shared/reminders/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { dueRemindersOfShard } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { ReminderEntity } from './entity'

/** Strongly consistent. */
export const findReminder = async (
  organizationId: OrganizationId,
  appointmentId: AppointmentId,
): Promise<Reminder | undefined> => {
  const { Item } = await ReminderEntity.build(GetItemCommand)
    .key({ organizationId, appointmentId })
    .options({ consistent: true })
    .send()

  return Item
}

/** Of a shard, all that somebody has to look at by now, the longest due first. */
export const findDueReminders = async (shard: number, now: Instant): Promise<Reminder[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(ReminderEntity)
    .query({ index: 'GSI2', partition: dueRemindersOfShard(shard), range: { lte: `${now}~` } })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

/** `current`: as it was read; undefined when there was none. */
export const reminderWrite = (next: Omit<Reminder, 'version'>, current: Reminder | undefined): Write => ({
  role: 'state',
  action: ReminderEntity.build(PutTransaction)
    .item({ ...next, version: (current?.version ?? 0) + 1 })
    .options({
      condition: current ? { attr: 'version', eq: current.version } : { attr: 'appointmentId', exists: false },
    }),
})
