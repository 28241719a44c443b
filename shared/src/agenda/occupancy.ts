import { utcDaysBetween } from '../time/calendar'
import type { Instant, LocalDate } from '../time/schema'
import type { AgendaEntry } from './entry'
import { collides } from './gap'
import { distinct, liveEntries } from './live'
import { saturatedStretches } from './saturation'

type Padded = Pick<AgendaEntry, 'start' | 'end' | 'before' | 'after'>

/**
 * The UTC days whose agenda items hold these entries and must be read and guarded for them: each is widened by its
 * buffers and the gap, so that two entries in conflict always share an item.
 */
export const touchedDays = (entries: readonly Padded[], gapMinutes: number): LocalDate[] => [
  ...new Set(
    entries.flatMap(({ start, end, before, after }) =>
      utcDaysBetween(start - Math.max(before, gapMinutes), end + Math.max(after, gapMinutes)),
    ),
  ),
]

type ConflictRules = {
  /** The organization's gap for a professional; 0 for a room or chair. */
  gapMinutes: number
  now: Instant
  /** How many alike; 1 for a professional. */
  quantity: number
}

const conflictsInCapacity = (added: readonly AgendaEntry[], others: readonly AgendaEntry[], quantity: number) => {
  const full = saturatedStretches(others, quantity)
  const meets = (entry: Padded, stretch: { start: number; end: number }) =>
    entry.start - entry.before < stretch.end && stretch.start < entry.end + entry.after
  const blocked = full.filter((stretch) => added.some((entry) => meets(entry, stretch)))

  return others.filter(
    (other) => blocked.some((stretch) => meets(other, stretch)) && added.some((entry) => collides(entry, other, 0)),
  )
}

/**
 * The existing entries that stand in the way of the new ones; empty = they fit. Only new against existing is asked:
 * accepted overlaps among the existing stay as they are, and a new entry that carries the acceptance meets no conflict.
 */
export const findConflicts = (
  newEntries: readonly AgendaEntry[],
  existing: readonly AgendaEntry[],
  { gapMinutes, now, quantity }: ConflictRules,
): AgendaEntry[] => {
  const ownIds = new Set(newEntries.map(({ id }) => id))
  const added = newEntries.filter(({ overlapAccepted }) => !overlapAccepted)
  const others = distinct(liveEntries(existing, now)).filter(({ id }) => !ownIds.has(id))

  return quantity === 1
    ? others.filter((other) => added.some((entry) => collides(entry, other, gapMinutes)))
    : conflictsInCapacity(added, others, quantity)
}

type AgendaChange = { add: readonly AgendaEntry[]; removeIds: readonly string[]; now: Instant }

/** What a day's item holds afterwards, by start. Every write drops the holds that have expired. */
export const applyChange = (existing: readonly AgendaEntry[], { add, removeIds, now }: AgendaChange): AgendaEntry[] => {
  const removed = new Set(removeIds)
  const kept = liveEntries(existing, now).filter(({ id }) => !removed.has(id))

  return distinct([...kept, ...add]).sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
}
