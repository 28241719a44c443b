import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant'
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'

import { minutesPerDay } from './calendar'

/** One stretch of constant offset: epoch minutes from (inclusive) and to (exclusive), offset in minutes. */
type ZoneStretch = { from: number; to: number; offset: number }

/**
 * The offsets of one zone over some years, for loops over slots: plain arithmetic instead of a calendar object a slot.
 * Valid for instants and wall times of those years.
 */
export type ZoneTable = readonly ZoneStretch[]

const millisecondsPerMinute = 60_000

const stretchesBetween = (zone: string, fromYear: number, toYear: number): ZoneTable => {
  // A margin of a week: wall times near New Year belong to instants of the neighbouring year.
  const first = Date.UTC(fromYear, 0, 1) - 7 * minutesPerDay * millisecondsPerMinute
  const last = Date.UTC(toYear + 1, 0, 1) + 7 * minutesPerDay * millisecondsPerMinute
  const stretches: ZoneStretch[] = []
  let current: ZonedDateTime.Record | null = toZonedDateTimeISO(fromEpochMilliseconds(first), zone)
  let from = Number.NEGATIVE_INFINITY

  while (current) {
    const offset = Math.round(ZonedDateTime.offsetNanoseconds(current) / 60e9)
    const next: ZonedDateTime.Record | null = ZonedDateTime.getTimeZoneTransition(current, 'next')
    const following: ZonedDateTime.Record | null = next && next.epochMilliseconds <= last ? next : null
    const to = following ? following.epochMilliseconds / millisecondsPerMinute : Number.POSITIVE_INFINITY
    stretches.push({ from, to, offset })
    from = to
    current = following
  }

  return stretches
}

const tables = new Map<string, ZoneTable>()
const keptTables = 200

/** Covers the years of both epoch minutes. Remembered: a zone's rules do not change while a process runs. */
export const zoneTable = (zone: string, fromMinutes: number, toMinutes: number): ZoneTable => {
  const fromYear = new Date(fromMinutes * millisecondsPerMinute).getUTCFullYear()
  const toYear = new Date(toMinutes * millisecondsPerMinute).getUTCFullYear()
  const key = `${zone} ${fromYear} ${toYear}`
  const known = tables.get(key)

  if (known) {
    return known
  }
  if (tables.size >= keptTables) {
    tables.clear()
  }
  const table = stretchesBetween(zone, fromYear, toYear)
  tables.set(key, table)

  return table
}

/** Wall-clock minutes (as if the wall clock were UTC) of an epoch minute. */
export const wallMinutesAt = (table: ZoneTable, minutes: number): number => {
  const stretch = table.find(({ to }) => minutes < to)

  return minutes + (stretch?.offset ?? 0)
}

/** Epoch minutes of a wall-clock minute: forward by the gap where it is skipped, the first occurrence where repeated. */
export const minutesAtWall = (table: ZoneTable, wall: number): number => {
  let offsetBefore = table[0]?.offset ?? 0

  for (const { from, to, offset } of table) {
    const minutes = wall - offset
    if (minutes < to) {
      return minutes >= from ? minutes : wall - offsetBefore
    }
    offsetBefore = offset
  }

  return wall - offsetBefore
}

export const localDayAt = (table: ZoneTable, minutes: number): number =>
  Math.floor(wallMinutesAt(table, minutes) / minutesPerDay)

/** First epoch minute of a local day (a day number). Where midnight is skipped, the day begins at the jump itself. */
export const dayStartAt = (table: ZoneTable, dayNumber: number): number => {
  const wall = dayNumber * minutesPerDay
  let offsetBefore = table[0]?.offset ?? 0

  for (const { from, to, offset } of table) {
    const minutes = wall - offset
    if (minutes < to) {
      return Math.max(minutes, from)
    }
    offsetBefore = offset
  }

  return wall - offsetBefore
}
