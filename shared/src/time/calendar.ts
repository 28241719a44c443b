import type { LocalDate } from './schema'

/** Spelled out here so that calendar arithmetic drags in no schema library. */
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type CalendarWeekday = (typeof weekdays)[number]

export const minutesPerDay = 1440

/** Days since 1970-01-01: calendar arithmetic without a zone. */
export const dayNumberOf = (date: string): number => Date.parse(`${date}T00:00Z`) / 86_400_000

export const dateOfDay = (dayNumber: number): LocalDate =>
  new Date(dayNumber * 86_400_000).toISOString().slice(0, 10) as LocalDate

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDay(dayNumberOf(date) + days)

/** 1970-01-01 was a Thursday. */
export const weekdayOfDay = (dayNumber: number): CalendarWeekday =>
  weekdays[(((dayNumber + 3) % 7) + 7) % 7] ?? 'monday'

export const weekdayOf = (date: LocalDate): CalendarWeekday => weekdayOfDay(dayNumberOf(date))

/** Both ends included. */
export const daysBetween = (from: LocalDate, to: LocalDate): LocalDate[] => {
  const first = dayNumberOf(from)

  return Array.from({ length: Math.max(0, dayNumberOf(to) - first + 1) }, (_, index) => dateOfDay(first + index))
}

/** The UTC day `yyyy-mm-dd` of an epoch minute. */
export const utcDayOf = (minutes: number): LocalDate => dateOfDay(Math.floor(minutes / minutesPerDay))

/** Every UTC day of the half-open range of epoch minutes; none when it is empty. */
export const utcDaysBetween = (fromMinutes: number, toMinutes: number): LocalDate[] =>
  fromMinutes < toMinutes ? daysBetween(utcDayOf(fromMinutes), utcDayOf(Math.ceil(toMinutes) - 1)) : []

/** Minutes of a wall-clock time `09:30` since midnight; `24:00` is 1440. */
export const minutesOfTime = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
