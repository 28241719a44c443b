import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'

/**
 * The occupancy rules once more, written plainly and apart from the product's own: minute by minute and pair by pair,
 * slow and easy to read. What the product decides is held against this.
 */
type Part = Pick<AgendaEntry, 'start' | 'end' | 'before' | 'after'>

export const partsOf = (
  start: number,
  offer: {
    durationMinutes: number
    segments: readonly { minutes: number; kind: 'work' | 'processing' }[]
    before: number
    after: number
  },
): Part[] => {
  const segments =
    offer.segments.length > 0 ? offer.segments : [{ minutes: offer.durationMinutes, kind: 'work' as const }]
  const parts: Part[] = []
  let at = start
  for (const { minutes, kind } of segments) {
    if (kind === 'work') parts.push({ start: at, end: at + minutes, before: 0, after: 0 })
    at += minutes
  }

  return parts.map((part, index) => ({
    ...part,
    before: index === 0 ? offer.before : 0,
    after: index === parts.length - 1 ? offer.after : 0,
  }))
}

/** Whoever is expected or being served takes their time; the rest is over or will not be. */
export const isLive = ({ status }: { status: string }): boolean =>
  ['pending', 'confirmed', 'checked_in', 'in_progress'].includes(status)

const isClearOf = (earlier: Part, later: Part, gap: number) =>
  later.start >= earlier.end + Math.max(gap, earlier.after + later.before)

/** Neither lies wholly before the other with its gap kept. */
export const clash = (a: Part, b: Part, gap: number): boolean => !isClearOf(a, b, gap) && !isClearOf(b, a, gap)

/** How many of a room or chair are taken in this minute, buffers included. */
const takenAt = (minute: number, entries: readonly Part[]) =>
  entries.filter(({ start, end, before, after }) => start - before <= minute && minute < end + after).length

/** The first minute in which more are taken than there are. */
export const firstOverfull = (entries: readonly Part[], quantity: number): number | undefined =>
  entries.map(({ start, before }) => start - before).find((minute) => takenAt(minute, entries) > quantity)

export const distinctEntries = (entries: readonly AgendaEntry[]): AgendaEntry[] => [
  ...new Map(entries.map((entry) => [`${entry.kind} ${entry.id} ${entry.start}`, entry])).values(),
]
