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
    // At one minute the leaving go first: ranges are half-open.
    .sort((a, b) => a.at - b.at || a.change - b.change)
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

  return stretches.filter(({ start, end }) => start < end)
}
