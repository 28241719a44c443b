import type { DomainEvent } from '@reservaplus/shared/events/schema'

/** The table keeps fields in no order. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value

  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, inOrder(each)]),
  )
}

/** Byte by byte the same for every attempt: ids, figures and what changed, never what identifies a person. */
export const payloadOf = ({ id, type, at, organizationId, actor, subject, version, data }: DomainEvent): string =>
  JSON.stringify({
    id,
    type,
    createdAt: at,
    organizationId,
    actor: { kind: actor.kind },
    subject: { kind: subject.kind, id: subject.id },
    version,
    data: inOrder(data),
  })
