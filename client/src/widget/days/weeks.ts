import type { DaySlots, Slot } from '@reservaplus/shared/availability/schema'
import { addDays, dayNumberOf, daysBetween } from '@reservaplus/shared/time/calendar'
import type { LocalDate } from '@reservaplus/shared/time/schema'

export type Fortnight = {
  /** What is asked for: never a day that is over, never beyond the horizon. */
  from: LocalDate
  to: LocalDate
  /** Two whole weeks from Monday, so that the picture keeps its shape. */
  shown: readonly LocalDate[]
}

/** Monday is day zero; 1970-01-01 was a Thursday. */
const mondayOf = (date: LocalDate): LocalDate => addDays(date, -((dayNumberOf(date) + 3) % 7))

const earlier = (a: LocalDate, b: LocalDate) => (a < b ? a : b)

export const fortnightAt = (index: number, today: LocalDate, lastDay: LocalDate): Fortnight => {
  const monday = addDays(mondayOf(today), index * 14)
  const sunday = addDays(monday, 13)

  return {
    from: index === 0 ? today : monday,
    to: earlier(sunday, lastDay),
    shown: daysBetween(monday, sunday),
  }
}

export const lastFortnight = (today: LocalDate, lastDay: LocalDate): number =>
  Math.max(0, Math.floor((dayNumberOf(lastDay) - dayNumberOf(mondayOf(today))) / 14))

/** The fortnight that shows a day. */
export const fortnightOf = (date: LocalDate, today: LocalDate): number =>
  Math.max(0, Math.floor((dayNumberOf(date) - dayNumberOf(mondayOf(today))) / 14))

/** The day to open with: the one chosen before while it has room, else the first that has. */
export const openDay = (days: readonly DaySlots[], chosen: LocalDate | undefined): LocalDate | undefined => {
  const withRoom = days.filter(({ slots }) => slots.length > 0)

  return (withRoom.find(({ date }) => date === chosen) ?? withRoom[0])?.date
}

export const partsOfDay = ['morning', 'afternoon', 'evening'] as const
export type PartOfDay = (typeof partsOfDay)[number]

const partOf = ({ local }: Slot): PartOfDay => {
  const hour = Number(local.slice(11, 13))
  if (hour < 12) return 'morning'

  return hour < 19 ? 'afternoon' : 'evening'
}

/** Times by part of the day, empty parts left out. One instant is one time, whoever is free then. */
export const byPartOfDay = (slots: readonly Slot[]): { part: PartOfDay; slots: Slot[] }[] => {
  const starts = [...new Map(slots.map((slot) => [String(slot.start), slot])).values()]

  return partsOfDay
    .map((part) => ({ part, slots: starts.filter((slot) => partOf(slot) === part) }))
    .filter((group) => group.slots.length > 0)
}
