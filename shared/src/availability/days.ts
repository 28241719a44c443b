import type { ProfessionalId } from '../ids/schema'
import { dateOfDay, dayNumberOf, minutesPerDay } from '../time/calendar'
import { fromMinutes } from '../time/instant'
import type { LocalDate, LocalDateTime } from '../time/schema'
import { dayStartAt, wallMinutesAt, type ZoneTable, zoneTable } from '../time/zone-table'
import type { DaySlots, Slot } from './schema'

/** Wide enough for any zone: local days reach at most 14 hours into the neighbouring UTC days. */
const margin = minutesPerDay

const tableFor = (zone: string, from: LocalDate, to: LocalDate): ZoneTable =>
  zoneTable(zone, dayNumberOf(from) * minutesPerDay - margin, (dayNumberOf(to) + 1) * minutesPerDay + margin)

/** The epoch minutes of local days, both ends included, as a half-open range. */
export const minutesOfDays = (zone: string, from: LocalDate, to: LocalDate): { from: number; to: number } => {
  const table = tableFor(zone, from, to)

  return { from: dayStartAt(table, dayNumberOf(from)), to: dayStartAt(table, dayNumberOf(to) + 1) }
}

export type Offer = {
  professionalId: ProfessionalId
  starts: readonly number[]
  /** What each start costs the professional's day; in the order of the starts. */
  costs?: readonly number[] | undefined
}
type Days = { zone: string; from: LocalDate; to: LocalDate }

const slotAt = (start: number, wall: number, professionalId: ProfessionalId): Slot => ({
  start: fromMinutes(start),
  local: fromMinutes(wall).slice(0, 16) as LocalDateTime,
  professionalId,
})

type Chosen = { professionalId: ProfessionalId; cost: number }

/** Each start once, with whoever it costs least; of equals the first in the order given. */
const cheapest = (offers: readonly Offer[]): Map<number, Chosen> => {
  const whose = new Map<number, Chosen>()

  for (const { professionalId, starts, costs = [] } of offers) {
    for (const [index, start] of starts.entries()) {
      const cost = costs[index] ?? 0
      const known = whose.get(start)
      if (!known || cost < known.cost) whose.set(start, { professionalId, cost })
    }
  }

  return whose
}

/**
 * The offers as the callers read them: every local day of the range, also the empty ones. A start that several
 * professionals have is named once, with the first of them in the order given. Where costs are known a day's slots stand
 * by their cost and each is with whom it costs least; else they stand by time.
 */
export const slotsByDay = (offers: readonly Offer[], { zone, from, to }: Days): DaySlots[] => {
  const table = tableFor(zone, from, to)
  const first = dayNumberOf(from)
  const days: DaySlots[] = Array.from({ length: Math.max(0, dayNumberOf(to) - first + 1) }, (_, index) => ({
    date: dateOfDay(first + index),
    slots: [],
  }))
  const whose = [...cheapest(offers)].sort(([a, one], [b, other]) => one.cost - other.cost || a - b)
  for (const [start, { professionalId }] of whose) {
    const wall = wallMinutesAt(table, start)
    days[Math.floor(wall / minutesPerDay) - first]?.slots.push(slotAt(start, wall, professionalId))
  }

  return days
}
