import { Temporal } from 'temporal-polyfill'
import { instantOf } from './instant'
import type { Instant, LocalDate, LocalDateTime } from './schema'

/** IANA names only: a bare offset has no daylight saving rule. */
export const isTimeZone = (zone: string): boolean => {
  if (!/^[A-Za-z]/.test(zone)) {
    return false
  }
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

const fromTemporal = (value: { epochMilliseconds: number }): Instant => instantOf(new Date(value.epochMilliseconds))

export const toLocal = (instant: Instant, zone: string): LocalDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16) as LocalDateTime

/** A time that a gap skips moves forward by the gap; a repeated one is its first occurrence. */
export const toInstant = (local: LocalDateTime, zone: string): Instant =>
  fromTemporal(Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' }))

export const localDateOf = (instant: Instant, zone: string): LocalDate =>
  toLocal(instant, zone).slice(0, 10) as LocalDate

const startOfDay = (date: Temporal.PlainDate, zone: string): Instant => fromTemporal(date.toZonedDateTime(zone))

/** The instants of a local month `yyyy-mm`, half-open. */
export const monthRange = (month: string, zone: string): { from: Instant; to: Instant } => {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })

  return { from: startOfDay(first, zone), to: startOfDay(first.add({ months: 1 }), zone) }
}

/** The same hour of the same day, months later; the last day of a month that is shorter. */
export const addMonths = (instant: Instant, months: number, zone: string): Instant =>
  fromTemporal(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).add({ months }))

/** The instants of a local day, half-open: 23, 24 or 25 hours, whatever the zone does that day. */
export const dayRange = (date: LocalDate, zone: string): { from: Instant; to: Instant } => {
  const day = Temporal.PlainDate.from(date)

  return { from: startOfDay(day, zone), to: startOfDay(day.add({ days: 1 }), zone) }
}

export { addDays, utcDayOf, utcDaysBetween, weekdayOf } from './calendar'
