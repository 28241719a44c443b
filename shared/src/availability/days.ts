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

type Offer = { professionalId: ProfessionalId; starts: readonly number[] }
type Days = { zone: string; from: LocalDate; to: LocalDate }

const slotAt = (start: number, wall: number, professionalId: ProfessionalId): Slot => ({
  start: fromMinutes(start),
  local: fromMinutes(wall).slice(0, 16) as LocalDateTime,
  professionalId,
})

/**
 * The offers as the callers read them: every local day of the range, also the empty ones. A start that several
 * professionals have is named once, with the first of them in the order given.
 */
export const slotsByDay = (offers: readonly Offer[], { zone, from, to }: Days): DaySlots[] => {
  const table = tableFor(zone, from, to)
  const first = dayNumberOf(from)
  const days: DaySlots[] = Array.from({ length: Math.max(0, dayNumberOf(to) - first + 1) }, (_, index) => ({
    date: dateOfDay(first + index),
    slots: [],
  }))
  const whose = new Map<number, ProfessionalId>()

  for (const { professionalId, starts } of offers) {
    for (const start of starts) {
      if (!whose.has(start)) {
        whose.set(start, professionalId)
      }
    }
  }
  for (const [start, professionalId] of [...whose].sort(([a], [b]) => a - b)) {
    const wall = wallMinutesAt(table, start)
    days[Math.floor(wall / minutesPerDay) - first]?.slots.push(slotAt(start, wall, professionalId))
  }

  return days
}
