import { professionalEntries } from '../agenda/build'
import type { AgendaEntry } from '../agenda/entry'
import { joinStretches, type Stretch, subtractStretches } from '../schedules/stretches'
import { standing } from './obstacles'
import { prepareQuestion } from './prepare'
import type { SlotQuestion } from './question'

/** What an entry keeps from whatever follows on it, and its preparing. */
const padded = ({ kind, start, end, before, after }: AgendaEntry, bufferMinutes: number): Stretch => ({
  start: start - before,
  end: end + Math.max(after, kind === 'block' ? 0 : bufferMinutes),
})

/** Where a gap ends at a service: what the gap between services takes of it beyond the preparing. */
const bordersOf = (entries: readonly AgendaEntry[], bufferMinutes: number): ReadonlyMap<number, number> =>
  new Map(
    entries
      .filter(({ kind }) => kind !== 'block')
      .map(({ start, before }) => [start - before, Math.max(0, bufferMinutes - before)]),
  )

type Borders = readonly ReadonlyMap<number, number>[]

const lost = (free: readonly Stretch[], borders: Borders, shortestMinutes: number) =>
  free.reduce((sum, { start, end }) => {
    const taken = Math.max(0, ...borders.map((each) => each.get(end) ?? 0))

    return sum + (end - start < shortestMinutes + taken ? end - start : 0)
  }, 0)

const reach = 1440

/**
 * What each start costs the professional's day: how many more minutes of it lie in gaps shorter than the shortest service
 * they offer, which nobody can use any more. Below nothing where such a gap is filled.
 */
export const startCosts = (question: SlotQuestion, starts: readonly number[], shortestMinutes: number): number[] => {
  const [first, last] = [starts[0] ?? 0, starts.at(-1) ?? 0]
  const { bufferMinutes } = question.rules
  const entries = standing(question, question.busy)
  const busy = joinStretches(entries.map((entry) => padded(entry, bufferMinutes)))
  const free = subtractStretches(prepareQuestion(question, first, last + 1).open, busy)
  const borders = bordersOf(entries, bufferMinutes)

  return starts.map((start) => {
    const parts = professionalEntries({ kind: 'appointment', id: 'candidate', start }, question.service)
    const own = joinStretches(parts.map((part) => padded(part, bufferMinutes)))
    const near = free.filter((piece) => piece.end > start - reach && piece.start < start + 2 * reach)
    // A gap that ends where this begins is another one from then on, also where nothing of it is taken.
    const touched = near.filter((piece) => own.some((part) => part.start <= piece.end && piece.start <= part.end))
    const left = subtractStretches(touched, own)

    return (
      lost(left, [borders, bordersOf(parts, bufferMinutes)], shortestMinutes) -
      lost(touched, [borders], shortestMinutes)
    )
  })
}
