import * as z from 'zod'
import { actor } from '../appointments/schema'
import { eventId } from '../ids/schema'
import { instant } from '../time/schema'

const both = (a: unknown, b: unknown) => (a === undefined) === (b === undefined)

/** Either a subject (what happened to it) or an actor (what they did). */
export const listEventsInput = z
  .object({
    subjectKind: z.string().min(1).max(40).optional(),
    subjectId: z.string().min(1).max(64).optional(),
    actorKind: actor.shape.kind.optional(),
    actorId: actor.shape.id.min(1).optional(),
    /** The id of the last event of the page before. */
    cursor: z.ulid().optional(),
    limit: z.int().min(1).max(100).optional(),
  })
  .refine(({ subjectKind, subjectId }) => both(subjectKind, subjectId), {
    error: 'subjectKind and subjectId go together',
    path: ['subjectId'],
  })
  .refine(({ actorKind, actorId }) => both(actorKind, actorId), {
    error: 'actorKind and actorId go together',
    path: ['actorId'],
  })
  .refine(({ subjectId, actorId }) => (subjectId === undefined) !== (actorId === undefined), {
    error: 'Ask about a subject or about an actor',
    path: ['subjectId'],
  })
export type ListEventsInput = z.infer<typeof listEventsInput>

/** One line of the audit. `data.changes` says which fields became what; of what identifies a person, only that it changed. */
export const auditEntry = z.object({
  id: eventId,
  type: z.string(),
  at: instant,
  actor,
  subject: z.object({ kind: z.string(), id: z.string() }),
  version: z.int(),
  data: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof auditEntry>

/** Newest first. */
export const auditPage = z.object({ items: z.array(auditEntry), cursor: z.ulid().optional() })
