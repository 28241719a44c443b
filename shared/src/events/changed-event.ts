import type { Actor } from '../appointments/schema'
import type { EventId, OrganizationId } from '../ids/schema'
import type { Instant } from '../time/schema'
import type { Changes, DomainEvent } from './schema'

type ChangedEvent = Extract<DomainEvent, { type: `${string}.changed` }>
export type ChangedKind = ChangedEvent['subject']['kind']

type ChangedFacts = {
  id: EventId
  organizationId: OrganizationId
  at: Instant
  actor: Actor
  subjectId: string
  version: number
  changes?: Changes | undefined
  origin?: DomainEvent['origin'] | undefined
}

/** Catalogue, team and client changes: which one, which version, which fields; never what identifies a person. */
export const changedEvent = <Kind extends ChangedKind>(
  kind: Kind,
  { subjectId, changes, origin = 'live', ...facts }: ChangedFacts,
) => ({
  ...facts,
  origin,
  type: `${kind}.changed` as const,
  subject: { kind, id: subjectId },
  data: { ...(changes && { changes }) },
})
