import type { AppointmentId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { FollowUp } from '@reservaplus/shared/reminders/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { falseOnConflict } from '../db/errors'
import { dueFollowUpsOfShard } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { FollowUpEntity } from './follow-up-entity'

/** Strongly consistent. */
export const findFollowUp = async (
  organizationId: OrganizationId,
  appointmentId: AppointmentId,
): Promise<FollowUp | undefined> => {
  const { Item } = await FollowUpEntity.build(GetItemCommand)
    .key({ organizationId, appointmentId })
    .options({ consistent: true })
    .send()

  return Item
}

/** Of a shard, all that are due by now, the longest due first. */
export const findDueFollowUps = async (shard: number, now: Instant): Promise<FollowUp[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(FollowUpEntity)
    .query({ index: 'GSI2', partition: dueFollowUpsOfShard(shard), range: { lte: `${now}~` } })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

/** False where there is one: an event that comes again changes nothing. */
export const createFollowUp = async (followUp: FollowUp): Promise<boolean> =>
  FollowUpEntity.build(PutItemCommand)
    .item(followUp)
    .options({ condition: { attr: 'appointmentId', exists: false } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

/** Decided: nobody has to look again. */
export const followUpWrite = ({ dueAt: _, ...current }: FollowUp): Write => ({
  role: 'state',
  action: FollowUpEntity.build(PutTransaction)
    .item({ ...current, version: current.version + 1 })
    .options({ condition: { attr: 'version', eq: current.version } }),
})
