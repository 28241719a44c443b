import type { DomainEvent } from '@reservaplus/shared/events/schema'
import type { EventId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as, hiddenKey } from '../db/attributes'
import { actorPk, eventKey, outboxPk, shardOf, subjectPk } from '../db/keys'
import { appTable } from '../db/table'

/** How long the audit looks back. */
const keptSeconds = 730 * 86_400

/** Audit and outbox at once: in the outbox index until it is delivered, from then on in its actor's. */
export const EventEntity = new Entity({
  name: 'Event',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<EventId>().key(),
    organizationId: as<OrganizationId>().key(),
    type: as<DomainEvent['type']>(),
    at: as<Instant>(),
    actor: as<DomainEvent['actor']>(),
    subject: as<{ kind: string; id: string }>(),
    data: as<Record<string, unknown>>(),
    origin: as<DomainEvent['origin']>(),
    version: number(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ subject }) => subjectPk(subject.kind, subject.id)),
    GSI1SK: hiddenKey().link<typeof self>(({ id }) => id),
    GSI2PK: hiddenKey().link<typeof self>(({ id, origin, organizationId, actor }) =>
      origin !== 'migration' ? outboxPk(shardOf(id)) : actorPk(organizationId, actor),
    ),
    GSI2SK: hiddenKey().link<typeof self>(({ id }) => id),
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ at }) => Math.floor(Date.parse(at) / 1000) + keptSeconds),
  })),
  computeKey: ({ organizationId, id }) => eventKey(organizationId, id),
})
