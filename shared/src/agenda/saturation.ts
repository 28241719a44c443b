import type { Stretch } from '../schedules/stretches'
import type { AgendaEntry } from './entry'
import { distinct } from './live'

/**
 * Where a resource of several alike has no unit left: the stretches in which `quantity` or more of them are taken,
 * buffers included. Sorted, disjoint.
 */
export const saturatedStretches = (entries: readonly AgendaEntry[], quantity: number): Stretch[] => {
  const edges = distinct(entries)
    .flatMap(({ start, end, before, after }) => [
      { at: start - before, change: 1 },
      { at: end + after, change: -1 },
    ])
    .sort((a, b) => a.at - b.at)
  const stretches: Stretch[] = []
  let taken = 0

  for (const { at, change } of edges) {
    const wasFull = taken >= quantity
    taken += change
    const isFull = taken >= quantity
    if (isFull && !wasFull) {
      stretches.push({ start: at, end: at })
    }
    const current = stretches.at(-1)
    if (wasFull && !isFull && current) {
      current.end = at
    }
  }

  // Where one leaves as another comes, a stretch of no length may have been opened.
  return stretches.filter(({ start, end }) => start < end)
}
