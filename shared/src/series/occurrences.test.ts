import fc from 'fast-check'
import { RRule } from 'rrule'
import { describe, expect, it } from 'vitest'
import { dateOfDay, dayNumberOf } from '../time/calendar'
import { type LocalDate, localDate } from '../time/schema'
import { occurrences, occurrencesBetween } from './occurrences'
import { formatRecurrence, parseRecurrence, type Recurrence, weekdayCodes } from './recurrence'

const day = (text: string) => localDate.parse(text)
const first = (count: number, dates: Iterable<LocalDate>) => {
  const found: LocalDate[] = []
  for (const date of dates) {
    found.push(date)
    if (found.length === count) break
  }

  return found
}

const interval = fc.integer({ min: 1, max: 6 })
const end = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 1, max: 30 }).map((count) => ({ count })),
  fc
    .integer({ min: dayNumberOf('2026-01-01'), max: dayNumberOf('2029-12-31') })
    .map((at) => ({ until: dateOfDay(at) })),
)
const weekday = fc.constantFrom(...weekdayCodes)
const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.tuple(interval, end).map(([every, to]) => ({ frequency: 'DAILY' as const, interval: every, ...to })),
  fc
    .tuple(interval, end, fc.subarray([...weekdayCodes]))
    .map(([every, to, weekdays]) => ({ frequency: 'WEEKLY' as const, interval: every, ...to, weekdays })),
  fc
    .tuple(interval, end, fc.option(fc.record({ weekday, nth: fc.constantFrom(1, 2, 3, 4, -1) }), { nil: undefined }))
    .map(([every, to, on]) => ({ frequency: 'MONTHLY' as const, interval: every, ...to, ...(on && { on }) })),
) as fc.Arbitrary<Recurrence>
const start = fc
  .integer({ min: dayNumberOf('2026-01-01'), max: dayNumberOf('2028-12-31') })
  .map((number) => dateOfDay(number))

/** What another program makes of the same text; it takes UTC for the wall clock. */
const oracle = (rule: string, from: LocalDate, count: number) => {
  const options = RRule.parseString(rule)
  // A date that UNTIL names is included, whatever the hour.
  const until = options.until && new Date(`${options.until.toISOString().slice(0, 10)}T23:59:59Z`)
  const dates: string[] = []
  new RRule({ ...options, ...(until && { until }), wkst: RRule.MO, dtstart: new Date(`${from}T00:00:00Z`) }).all(
    (date) => {
      dates.push(date.toISOString().slice(0, 10))

      return dates.length < count
    },
  )

  return dates
}

describe('the dates of a recurrence', () => {
  it('are those that another implementation of RFC 5545 finds', () => {
    fc.assert(
      fc.property(recurrence, start, (rule, from) => {
        expect(first(40, occurrences(rule, from))).toEqual(oracle(formatRecurrence(rule), from, 40))
      }),
      { numRuns: 400 },
    )
  })

  it('ascend, and none lies before the first date', () => {
    fc.assert(
      fc.property(recurrence, start, (rule, from) => {
        const dates = first(40, occurrences(rule, from))
        expect(dates).toEqual([...new Set(dates)].sort())
        expect(dates.every((date) => date >= from)).toBe(true)
      }),
    )
  })

  it('leave out the months that have no 31st', () => {
    expect(first(3, occurrences(parseRecurrence('FREQ=MONTHLY'), day('2026-01-31')))).toEqual([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
    ])
  })

  it('count from the first date, also when only a part is asked for', () => {
    const rule = parseRecurrence('FREQ=WEEKLY;COUNT=3')
    const range = { from: day('2026-12-08'), to: day('2027-12-31') }
    expect(occurrencesBetween(rule, day('2026-12-01'), range)).toEqual(['2026-12-08', '2026-12-15'])
  })
})

describe('a recurrence as text', () => {
  it('reads the same after it was written', () => {
    fc.assert(
      fc.property(recurrence, (rule) => {
        expect(parseRecurrence(formatRecurrence(rule))).toEqual(rule)
      }),
    )
  })

  it.each([
    ['', 'FREQ is DAILY, WEEKLY or MONTHLY'],
    ['FREQ=YEARLY', 'FREQ is DAILY, WEEKLY or MONTHLY'],
    ['FREQ=WEEKLY;INTERVAL=0', 'INTERVAL is a number from 1 to 52'],
    ['FREQ=WEEKLY;COUNT=3;UNTIL=20271231', 'Either COUNT or UNTIL'],
    ['FREQ=WEEKLY;UNTIL=20270231', 'UNTIL is a date such as 20271231'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY names weekdays: MO,TU,WE,TH,FR,SA,SU'],
    ['FREQ=MONTHLY;BYDAY=5TU', 'BYDAY of a month is one weekday such as 2TU or -1FR'],
    ['FREQ=DAILY;BYDAY=MO', 'BYDAY has no meaning here'],
    ['FREQ=DAILY;FREQ=DAILY', 'Each part may stand once'],
  ])('%s is refused at the rule', (text, message) => {
    expect(() => parseRecurrence(text)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', details: { issues: [{ path: ['rule'], message }] } }),
    )
  })

  it('takes what calendar programs write', () => {
    expect(parseRecurrence('RRULE:FREQ=WEEKLY;WKST=MO;INTERVAL=2;BYDAY=FR,TU;UNTIL=20271231T235959Z')).toEqual({
      frequency: 'WEEKLY',
      interval: 2,
      weekdays: ['TU', 'FR'],
      until: '2027-12-31',
    })
  })
})
