import * as z from 'zod'
import { actor } from '../appointments/schema'
import { clientId, eventId, organizationId } from '../ids/schema'
import { isSame } from '../objects/same'
import { instant } from '../time/schema'
import type { Client } from './schema'

const fields = z.record(z.string(), z.unknown())

/** What the event with this id may not say. */
export const clientHistoryEntry = z.object({
  organizationId,
  clientId,
  id: eventId,
  at: instant,
  actor,
  /** Absent: fields of theirs were changed. */
  kind: z.enum(['merged', 'parted']).optional(),
  /** Only what differs; a field that was not there is not there. */
  before: fields,
  after: fields,
})
export type ClientHistoryEntry = z.infer<typeof clientHistoryEntry>

/** What stands in every version, or is added up and nobody's change. */
const unremarkable = new Set([
  'id',
  'organizationId',
  'version',
  'createdAt',
  'figures',
  'figuresVersion',
  'lastVisitAt',
])

const pick = (client: Client, names: readonly string[]) =>
  Object.fromEntries(Object.entries(client).filter(([name]) => names.includes(name)))

/** Field by field, as it was and as it became. */
export const differences = (before: Client, after: Client): Pick<ClientHistoryEntry, 'before' | 'after'> => {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  const names = [...new Set([...was.keys(), ...is.keys()])].filter(
    (name) => !unremarkable.has(name) && !isSame(was.get(name), is.get(name)),
  )

  return { before: pick(before, names), after: pick(after, names) }
}

/** That they were changed, and not to what. */
export const historyWithout = <Entry extends Pick<ClientHistoryEntry, 'before' | 'after'>>(
  entry: Entry,
  names: readonly string[],
): Entry => {
  const left = (values: ClientHistoryEntry['before']) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))

  return { ...entry, before: left(entry.before), after: left(entry.after) }
}

export const clientHistoryInput = z.object({
  id: clientId,
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(100).default(20),
})
export const clientHistoryPage = z.object({
  items: z.array(
    clientHistoryEntry.omit({ organizationId: true, clientId: true }).extend({ actorName: z.string().optional() }),
  ),
  cursor: z.string().optional(),
})
export type ClientHistoryPage = z.infer<typeof clientHistoryPage>
