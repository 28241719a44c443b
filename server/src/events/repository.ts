import type { DomainEvent } from '@reservaplus/shared/events/schema'
import type { EventId, OrganizationId } from '@reservaplus/shared/ids/schema'

export declare const outboxShards: readonly number[]
export declare const findEvent: (organizationId: OrganizationId, id: EventId) => Promise<DomainEvent | undefined>
/** The event of a table item as the stream or the outbox index delivers it; undefined when it is something else. */
export declare const readEventItem: (item: Record<string, unknown>) => DomainEvent | undefined
/** Takes the event out of the outbox index; false when it was out already. */
export declare const markDelivered: (organizationId: OrganizationId, id: EventId) => Promise<boolean>
export declare const findUndelivered: (shard: number, olderThan: Date, limit?: number) => Promise<DomainEvent[]>
