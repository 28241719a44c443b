import type { DomainEvent } from '@reservaplus/shared/events/schema'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { encodeTime } from 'ulid'

import { falseOnConflict } from '../db/errors'
import { actorPk, organizationOf, outboxPk, outboxPrefix, shards } from '../db/keys'
import { appTable } from '../db/table'
import { EventEntity } from './entity'
import { readEventItem } from './repository'

/** How much of a ULID is its time. */
const ulidTimeLength = 10

export const outboxShards = shards

/** Out of the outbox, into its actor's audit; false when it was out already. */
export const markDelivered = async ({
  organizationId,
  id,
  actor,
}: Pick<DomainEvent, 'organizationId' | 'id' | 'actor'>): Promise<boolean> =>
  EventEntity.build(UpdateItemCommand)
    .item({ organizationId, id, GSI2PK: actorPk(organizationId, actor) })
    .options({ condition: { attr: 'GSI2PK', beginsWith: outboxPrefix } })
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
