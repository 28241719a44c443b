import type { changedEvent } from '@reservaplus/shared/events/changed-event'
import { type DomainEvent, domainEvent } from '@reservaplus/shared/events/schema'
import type { EventId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { $remove } from 'dynamodb-toolbox/entity/actions/update/symbols'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { encodeTime } from 'ulid'

import { falseOnConflict } from '../db/errors'
import { eventPrefix, organizationOf, outboxPk, shards, subjectPk } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { EventEntity } from './entity'

const toEvent = (item: FormattedItem<typeof EventEntity>): DomainEvent => domainEvent.parse(item)

/** How much of a ULID is its time. */
const ulidTimeLength = 10

export const outboxShards = shards

/** Strongly consistent: it tells whether an operation whose answer got lost was carried out. */
export const findEvent = async (organizationId: OrganizationId, id: EventId): Promise<DomainEvent | undefined> => {
  const { Item } = await EventEntity.build(GetItemCommand)
    .key({ organizationId, id })
    .options({ consistent: true })
    .send()

  return Item && toEvent(Item)
}

/** The event of a table item as the stream delivers it, unmarshalled; undefined when the item is something else. */
export const readEventItem = (item: Record<string, unknown>): DomainEvent | undefined =>
  typeof item.SK === 'string' && item.SK.startsWith(eventPrefix)
    ? toEvent(EventEntity.build(EntityFormatter).format(item))
    : undefined

/** Oldest first. */
export const findEventsOfSubject = async (
  organizationId: OrganizationId,
  subject: { kind: string; id: string },
): Promise<DomainEvent[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(EventEntity)
    .query({ index: 'GSI1', partition: subjectPk(subject.kind, subject.id) })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items.filter((each) => each.organizationId === organizationId).map(toEvent)
}

/** Takes the event out of the outbox; false when it was out already. */
export const markDelivered = async (organizationId: OrganizationId, id: EventId): Promise<boolean> =>
  EventEntity.build(UpdateItemCommand)
    .item({ organizationId, id, GSI2PK: $remove(), GSI2SK: $remove() })
    .options({ condition: { attr: 'GSI2PK', exists: true } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

/** Where an event stands that this version of the product cannot read. */
export type UnreadableEvent = { organizationId: string; id: string; problem: unknown }

const attemptToRead = (item: Record<string, unknown>, onUnreadable: (event: UnreadableEvent) => void) => {
  try {
    return readEventItem(item)
  } catch (problem) {
    onUnreadable({ organizationId: organizationOf(String(item.PK)), id: String(item.id), problem })

    return undefined
  }
}

/**
 * Of one shard, oldest first. A ULID begins with its time, so age is a range of keys. One that cannot be read stays where
 * it is and is reported: it must not keep back those behind it.
 */
export const findUndelivered = async (
  shard: number,
  olderThan: Date,
  limit = 100,
  onUnreadable: (event: UnreadableEvent) => void = () => undefined,
): Promise<DomainEvent[]> => {
  const range = { lt: encodeTime(olderThan.getTime(), ulidTimeLength) }
  const query = appTable.build(QueryCommand).query({ index: 'GSI2', partition: outboxPk(shard), range })
  const events: DomainEvent[] = []
  let position: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await query
      .options({ limit: limit - events.length, ...(position ? { exclusiveStartKey: position } : {}) })
      .send()
    events.push(...Items.flatMap((item) => attemptToRead(item, onUnreadable) ?? []))
    position = LastEvaluatedKey
  } while (position && events.length < limit)

  return events
}

type ChangedEvent = ReturnType<typeof changedEvent>

/** Its being there already says that this very operation was carried out. */
export const eventCreation = (event: DomainEvent | ChangedEvent): Write => ({
  role: 'marker',
  action: EventEntity.build(PutTransaction)
    .item(event)
    .options({ condition: { attr: 'id', exists: false } }),
})
