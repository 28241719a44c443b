import { addDays } from '../time/calendar'
import type { LocalDate } from '../time/schema'

type Dates = { from: LocalDate; to: LocalDate }

const firstOf = (date: LocalDate) => `${date.slice(0, 8)}01` as LocalDate

/** From the first of the month to today, and as much of the month before: all of it where that one is shorter. */
export const monthsToDate = (today: LocalDate): { current: Dates; previous: Dates } => {
  const first = firstOf(today)
  const lastOfPrevious = addDays(first, -1)
  const sameDay = `${lastOfPrevious.slice(0, 8)}${today.slice(8)}` as LocalDate

  return {
    current: { from: first, to: today },
    previous: { from: firstOf(lastOfPrevious), to: sameDay < lastOfPrevious ? sameDay : lastOfPrevious },
  }
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10

/** In percent; after nothing there is no growth that a percentage could tell. */
export const growthPercent = (current: number, previous: number): number | null => {
  if (previous === 0) return null

  return oneDecimal(((current - previous) / previous) * 100)
}

/** Of nothing it is nothing. */
export const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : oneDecimal((part / whole) * 100))
