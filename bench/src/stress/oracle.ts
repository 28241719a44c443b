import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'

import { clash, distinctEntries, firstOverfull, partsOf } from './entry-rules'
import { minuteOfLocalDay, openIntervals, organizationGap, slotInterval, staffStep } from './place-plan'

export type Wanted = {
  professionalId: string
  /** Epoch minutes. */
  start: number
  durationMinutes: number
  segments: readonly { minutes: number; kind: 'work' | 'processing' }[]
  before: number
  after: number
  /** The chair or room. */
  chair: string | undefined
}

const openAt = (start: number, durationMinutes: number) => {
  const wall = minuteOfLocalDay(start)

  return openIntervals.find((open) => open.start <= wall && wall + durationMinutes <= open.end)
}

/** At any minute of the opening hours, as what follows in a visit. */
export const isInsideHours = (start: number, durationMinutes: number): boolean =>
  openAt(start, durationMinutes) !== undefined

/** Inside the opening hours and, for clients, on the grid. */
export const isInHours = (start: number, durationMinutes: number, audience: 'client' | 'staff'): boolean => {
  const within = openAt(start, durationMinutes)
  if (!within) return false
  const wall = minuteOfLocalDay(start)
  const isOnGrid = (wall - within.start) % slotInterval === 0

  return isOnGrid || (audience === 'staff' && start % staffStep === 0)
}

export type Seen = {
  /** Every entry that the call read, by professional or chair. */
  entriesOf: (resourceId: string) => readonly AgendaEntry[]
  audience: 'client' | 'staff'
  /** How many there are of a chair or room. */
  quantityOf: (resourceId: string) => number
  ignoreIds: ReadonlySet<string>
  /** Epoch seconds at which the call began: what had expired by then was in nobody's way. */
  nowSeconds: number
}

const standing = ({ audience, ignoreIds, nowSeconds }: Seen, entries: readonly AgendaEntry[]) =>
  distinctEntries(entries).filter(
    ({ id, kind, expiresAt }) =>
      !ignoreIds.has(id) &&
      (expiresAt === undefined || expiresAt > nowSeconds) &&
      !(kind === 'hold' && audience === 'staff'),
  )

/** Whether, by what the call itself read last, nothing stood in the way of this. */
export const isFree = (wanted: Wanted, seen: Seen): boolean => {
  const others = standing(seen, seen.entriesOf(wanted.professionalId))
  const parts = partsOf(wanted.start, wanted)
  if (others.some((other) => parts.some((part) => clash(part, other, organizationGap)))) return false
  if (wanted.chair === undefined) return true
  const { start, durationMinutes, before, after } = wanted
  const whole = { start, end: start + durationMinutes, before, after }
  const near = standing(seen, seen.entriesOf(wanted.chair)).filter(
    (other) =>
      other.start - other.before < whole.end + whole.after && whole.start - whole.before < other.end + other.after,
  )

  return firstOverfullWithin(whole, near, seen.quantityOf(wanted.chair)) === undefined
}

/** Overfull minutes outside the wanted stretch are somebody else's matter. */
const firstOverfullWithin = (
  whole: { start: number; end: number; before: number; after: number },
  others: readonly AgendaEntry[],
  quantity: number,
) => {
  const from = whole.start - whole.before
  const to = whole.end + whole.after
  const clipped = others.map((other) => ({
    start: Math.max(from, other.start - other.before),
    end: Math.min(to, other.end + other.after),
    before: 0,
    after: 0,
  }))

  return firstOverfull([{ start: from, end: to, before: 0, after: 0 }, ...clipped], quantity)
}

/** Different holds that count for this professional, as far as the call could see. */
export const liveHolds = (professionalId: string, seen: Seen): number =>
  new Set(
    standing({ ...seen, audience: 'client' }, seen.entriesOf(professionalId))
      .filter(({ kind }) => kind === 'hold')
      .map(({ id }) => id),
  ).size
