import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import { markDelivered } from '@reservaplus/server/events/outbox-repository'
import type { DomainEvent, EventNotice } from '@reservaplus/shared/events/schema'
import { readEnv } from '../config/env'

const bus = new EventBridgeClient({})

const noticeOf = ({ id, type, organizationId, subject, version }: DomainEvent): EventNotice => ({
  id,
  type,
  organizationId,
  subject,
  version,
})

const entryOf = (event: DomainEvent): PutEventsRequestEntry => ({
  Source: 'reservaplus',
  DetailType: event.type,
  Detail: JSON.stringify(noticeOf(event)),
  EventBusName: readEnv('bus').EVENT_BUS_NAME,
})

// PutEvents takes ten entries.
const chunks = <Item>(items: readonly Item[], size = 10): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))

/**
 * Puts events on the bus and takes those that arrived out of the outbox. Answers the ids that did not arrive: a success
 * of the call does not mean that every entry was taken.
 */
export const publishEvents = async (events: readonly DomainEvent[]): Promise<Set<string>> => {
  const failed = new Set<string>()

  for (const chunk of chunks(events)) {
    const { Entries = [] } = await bus.send(new PutEventsCommand({ Entries: chunk.map(entryOf) }))
    const arrived = chunk.filter((_, at) => Entries[at]?.EventId !== undefined)

    for (const event of chunk.filter((one) => !arrived.includes(one))) {
      failed.add(event.id)
    }
    await Promise.all(arrived.map(markDelivered))
  }

  return failed
}
