import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromMinutes, parseInstant } from './instant'
import { instant, localDate, localDateTime } from './schema'
import {
  addDays,
  addMonths,
  dayRange,
  isTimeZone,
  localDateOf,
  monthRange,
  toInstant,
  toLocal,
  utcDayOf,
  utcDaysBetween,
  weekdayOf,
} from './zone'
import { dayStartAt, minutesAtWall, wallMinutesAt, zoneTable } from './zone-table'

const santiago = 'America/Santiago'
const local = (text: string) => localDateTime.parse(text)
const day = (text: string) => localDate.parse(text)
const hoursOf = (text: string, zone: string) => {
  const { from, to } = dayRange(day(text), zone)

  return (Date.parse(to) - Date.parse(from)) / 3_600_000
}

describe('Chile, by hand', { timeout: 60_000 }, () => {
  it.each([
    ['2026-09-05T23:59', '2026-09-06T03:59:00Z'],
    ['2026-09-06T00:00', '2026-09-06T04:00:00Z'],
    ['2026-09-06T00:30', '2026-09-06T04:30:00Z'],
    ['2026-09-06T01:00', '2026-09-06T04:00:00Z'],
    ['2027-09-04T23:59', '2027-09-05T03:59:00Z'],
    ['2027-09-05T00:30', '2027-09-05T04:30:00Z'],
    ['2027-09-05T01:00', '2027-09-05T04:00:00Z'],
    // 23:00 to 23:59 of Saturday come twice: the first counts.
    ['2026-04-04T22:59', '2026-04-05T01:59:00Z'],
    ['2026-04-04T23:00', '2026-04-05T02:00:00Z'],
    ['2026-04-04T23:59', '2026-04-05T02:59:00Z'],
    ['2026-04-05T00:00', '2026-04-05T04:00:00Z'],
    ['2027-04-03T23:30', '2027-04-04T02:30:00Z'],
    ['2027-04-04T00:00', '2027-04-04T04:00:00Z'],
  ])('%s is %s', (wall, instant) => {
    expect(toInstant(local(wall), santiago)).toBe(instant)
  })

  it.each([
    ['2026-04-05T02:30:00Z', '2026-04-04T23:30'],
    ['2026-04-05T03:30:00Z', '2026-04-04T23:30'],
    ['2026-09-06T03:59:00Z', '2026-09-05T23:59'],
    ['2026-09-06T04:00:00Z', '2026-09-06T01:00'],
  ])('%s shows %s', (instant, wall) => {
    expect(toLocal(parseInstant(instant), santiago)).toBe(wall)
  })

  it('has days of 23 and 25 hours', () => {
    expect([hoursOf('2026-09-05', santiago), hoursOf('2026-09-06', santiago)]).toEqual([24, 23])
    expect([hoursOf('2026-04-04', santiago), hoursOf('2026-04-05', santiago)]).toEqual([25, 24])
    expect([hoursOf('2027-09-05', santiago), hoursOf('2027-04-03', santiago)]).toEqual([23, 25])
  })

  it('knows its other zones', () => {
    const noon = parseInstant('2026-07-01T12:00:00Z')

    expect(
      [santiago, 'America/Punta_Arenas', 'America/Coyhaique', 'Pacific/Easter'].map((zone) => toLocal(noon, zone)),
    ).toEqual(['2026-07-01T08:00', '2026-07-01T09:00', '2026-07-01T09:00', '2026-07-01T06:00'])
  })
})

describe('the local day', { timeout: 60_000 }, () => {
  it.each(['20:30', '20:59', '21:00', '22:30', '23:59'])('F-08 at %s in Santiago it is still today', (time) => {
    const instant = toInstant(local(`2026-11-23T${time}`), santiago)
    const { from, to } = dayRange(day('2026-11-23'), santiago)

    expect(localDateOf(instant, santiago)).toBe('2026-11-23')
    expect(from <= instant && instant < to).toBe(true)
    expect(utcDayOf(Date.parse(instant) / 60_000)).toBe(time < '21:00' ? '2026-11-23' : '2026-11-24')
  })

  it('F-08 the last day of a month and of a year end at their local midnight', () => {
    expect(dayRange(day('2026-12-31'), santiago)).toEqual({ from: '2026-12-31T03:00:00Z', to: '2027-01-01T03:00:00Z' })
    expect(dayRange(day('2028-02-29'), 'Asia/Kathmandu').from).toBe('2028-02-28T18:15:00Z')
  })
})

describe('the zone table', { timeout: 60_000 }, () => {
  it('agrees with Temporal on any instant and wall time of any zone', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 })

    fc.assert(
      fc.property(fc.constantFrom(...zones), minutes, (zone, at) => {
        const table = zoneTable(zone, at, at)
        const wall = fromMinutes(at).slice(0, 16)
        const midnight = fromMinutes(dayStartAt(table, Math.floor(at / 1440)))

        expect(fromMinutes(wallMinutesAt(table, at)).slice(0, 16)).toBe(toLocal(fromMinutes(at), zone))
        expect(fromMinutes(minutesAtWall(table, at))).toBe(toInstant(local(wall), zone))
        expect(midnight).toBe(dayRange(utcDayOf(at), zone).from)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('calendar days', { timeout: 60_000 }, () => {
  it('count over months, years and leap days', () => {
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29')
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addDays(day('2026-03-01'), -1)).toBe('2026-02-28')
    expect(['2026-11-22', '2026-11-23', '1969-12-31', '2024-02-29'].map((text) => weekdayOf(day(text)))).toEqual([
      'sunday',
      'monday',
      'wednesday',
      'thursday',
    ])
  })

  it('of UTC touched by a half-open range end before a midnight end', () => {
    const midnight = Date.UTC(2026, 10, 23) / 60_000

    expect(utcDaysBetween(midnight - 1, midnight)).toEqual(['2026-11-22'])
    expect(utcDaysBetween(midnight - 1, midnight + 1)).toEqual(['2026-11-22', '2026-11-23'])
    expect(utcDaysBetween(midnight, midnight + 1441)).toEqual(['2026-11-23', '2026-11-24'])
    expect(utcDaysBetween(midnight, midnight)).toEqual([])
  })
})

describe('isTimeZone', { timeout: 60_000 }, () => {
  it.each(['America/Santiago', 'UTC', 'Etc/GMT+3', 'America/Argentina/Buenos_Aires'])('takes %s', (zone) => {
    expect(isTimeZone(zone)).toBe(true)
  })

  it.each(['', 'Mars/Olympus', '-03:00', '+05', 'America', 'America/Santiago '])('refuses "%s"', (zone) => {
    expect(isTimeZone(zone)).toBe(false)
  })
})

describe('months', () => {
  it('begin and end at local midnight, or at the first minute that there is', () => {
    expect(monthRange('2026-09', 'America/Santiago')).toEqual({
      from: '2026-09-01T04:00:00Z',
      to: '2026-10-01T03:00:00Z',
    })
    expect(monthRange('2026-12', 'America/Santiago').to).toBe('2027-01-01T03:00:00Z')
  })

  it('later, the hour is the same; of a shorter month it is the last day', () => {
    const inMonths = (from: string, months: number) => addMonths(instant.parse(from), months, 'America/Santiago')
    expect(inMonths('2026-08-20T15:00:00Z', 1)).toBe('2026-09-20T14:00:00Z')
    expect(inMonths('2028-01-31T15:00:00Z', 1)).toBe('2028-02-29T15:00:00Z')
    expect(inMonths('2028-02-29T15:00:00Z', 12)).toBe('2029-02-28T15:00:00Z')
  })
})
