import type { changedEvent } from '@reservaplus/shared/events/changed-event'
import { type DomainEvent, domainEvent } from '@reservaplus/shared/events/schema'
import type { EventId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { encodeTime } from 'ulid'
import { actorPk, eventPrefix, organizationPk, subjectPk } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { EventEntity } from './entity'

const toEvent = (item: FormattedItem<typeof EventEntity>): DomainEvent => domainEvent.parse(item)

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

type Told = { subject: { kind: string; id: string }; data: Record<string, unknown> }

/** What has happened since then, to whatever; strongly consistent, as no index is. */
export const findEventsSince = async (organizationId: OrganizationId, since: Instant): Promise<Told[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(EventEntity)
    .query({
      partition: organizationPk(organizationId),
      range: { between: [`${eventPrefix}${encodeTime(Date.parse(since))}`, `${eventPrefix}~`] },
    })
    .options({
      consistent: true,
      entityAttrFilter: false,
      maxPages: Number.POSITIVE_INFINITY,
      attributes: ['subject', 'data'],
    })
    .send()

  return Items
}

type EventsOf = { subject: { kind: string; id: string } } | { actor: DomainEvent['actor'] }
type AuditPage = { items: DomainEvent[]; cursor: EventId | undefined }
type NewestFirst = { before?: string | undefined; limit: number }

const auditOf = (organizationId: OrganizationId, of: EventsOf) =>
  'subject' in of
    ? { index: 'GSI1' as const, partition: subjectPk(of.subject.kind, of.subject.id) }
    : { index: 'GSI2' as const, partition: actorPk(organizationId, of.actor) }

/** What happened to a subject or was done by an actor, newest first. An actor's shows once it is delivered: in seconds. */
export const findEventsPage = async (
  organizationId: OrganizationId,
  of: EventsOf,
  { before, limit }: NewestFirst,
): Promise<AuditPage> => {
  const { Items = [], LastEvaluatedKey } = await appTable
    .build(QueryCommand)
    .entities(EventEntity)
    .query({ ...auditOf(organizationId, of), ...(before && { range: { lt: before } }) })
    .options({ entityAttrFilter: false, reverse: true, limit })
    .send()
  const events = Items.filter((each) => each.organizationId === organizationId).map(toEvent)

  return { items: events, cursor: LastEvaluatedKey && events.at(-1)?.id }
}

type ChangedEvent = ReturnType<typeof changedEvent>

/** Its being there already says that this very operation was carried out. */
export const eventCreation = (event: DomainEvent | ChangedEvent): Write => ({
  role: 'marker',
  action: EventEntity.build(PutTransaction)
    .item(event)
    .options({ condition: { attr: 'id', exists: false } }),
})
