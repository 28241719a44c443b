import { dateOfDay, dayNumberOf } from '../time/calendar'
import type { LocalDate } from '../time/schema'
import { type Recurrence, type WeekdayCode, weekdayCodes } from './recurrence'

/** Monday is 0; 1970-01-01 was a Thursday. */
const weekdayIndex = (day: number) => (((day + 3) % 7) + 7) % 7
const indexOf = (code: WeekdayCode) => weekdayCodes.indexOf(code)

type Month = { year: number; month: number }

const monthAfter = ({ year, month }: Month, months: number): Month => {
  const total = year * 12 + (month - 1) + months

  return { year: Math.floor(total / 12), month: (total % 12) + 1 }
}
const firstDayOf = ({ year, month }: Month) => dayNumberOf(`${year}-${String(month).padStart(2, '0')}-01`)
const lengthOf = (month: Month) => firstDayOf(monthAfter(month, 1)) - firstDayOf(month)

const nthWeekday = (month: Month, { weekday, nth }: { weekday: WeekdayCode; nth: number }) => {
  const first = firstDayOf(month)
  const toFirst = (indexOf(weekday) - weekdayIndex(first) + 7) % 7
  if (nth > 0) return first + toFirst + (nth - 1) * 7
  const inMonth = Math.floor((lengthOf(month) - 1 - toFirst) / 7)

  return first + toFirst + inMonth * 7
}

type Of<Frequency extends Recurrence['frequency']> = Extract<Recurrence, { frequency: Frequency }>

function* daily({ interval }: Of<'DAILY'>, first: number): Generator<number> {
  for (let day = first; ; day += interval) yield day
}

function* weekly({ interval, weekdays }: Of<'WEEKLY'>, first: number): Generator<number> {
  const inWeek = weekdays.length > 0 ? weekdays.map(indexOf) : [weekdayIndex(first)]
  for (let monday = first - weekdayIndex(first); ; monday += 7 * interval) {
    for (const weekday of inWeek) yield monday + weekday
  }
}

function* monthly({ interval, on }: Of<'MONTHLY'>, first: number): Generator<number> {
  const [year = 0, month = 0, dayOfMonth = 0] = dateOfDay(first).split('-').map(Number)
  for (let months = 0; ; months += interval) {
    const current = monthAfter({ year, month }, months)
    if (on) yield nthWeekday(current, on)
    else if (dayOfMonth <= lengthOf(current)) yield firstDayOf(current) + dayOfMonth - 1
  }
}

/** Day numbers in order, from about the first date on and without an end. */
const daysOf = (recurrence: Recurrence, first: number): Generator<number> => {
  if (recurrence.frequency === 'DAILY') return daily(recurrence, first)

  return recurrence.frequency === 'WEEKLY' ? weekly(recurrence, first) : monthly(recurrence, first)
}

// The calendar of this product ends in 2199, and so does every loop.
const lastDay = dayNumberOf('2199-12-31')

/** The dates of a rule, from the first date on, ascending; lazily, because a rule may have no end. */
export function* occurrences(recurrence: Recurrence, from: LocalDate): Generator<LocalDate> {
  const first = dayNumberOf(from)
  const end = recurrence.until === undefined ? lastDay : dayNumberOf(recurrence.until)
  let left = recurrence.count ?? Number.POSITIVE_INFINITY

  for (const day of daysOf(recurrence, first)) {
    if (day > end || left === 0) return
    if (day < first) continue
    left -= 1
    yield dateOfDay(day)
  }
}

type Range = { from: LocalDate; to: LocalDate }

/** Those of a range, both ends included; counted from the first date on, as COUNT is. */
export const occurrencesBetween = (recurrence: Recurrence, start: LocalDate, { from, to }: Range): LocalDate[] => {
  const found: LocalDate[] = []
  for (const date of occurrences(recurrence, start)) {
    if (date > to) break
    if (date >= from) found.push(date)
  }

  return found
}
