import { describe, expect, it } from 'vitest'
import { professionalId, seriesId } from '../ids/schema'
import { localDate, localDateTime } from '../time/schema'
import { afterDate, appointmentIdOf, endedBefore, nextDate, placeOf, withDue } from './progress'
import { mostUnplaced, series } from './schema'

const day = (text: string) => localDate.parse(text)
const id = seriesId.parse('01JDCX00000000000000000001')
const ana = professionalId.parse('01JDCX00000000000000000002')
const bea = professionalId.parse('01JDCX00000000000000000003')

const weekly = series.parse({
  id,
  organizationId: '01JDCX00000000000000000004',
  clientId: '01JDCX00000000000000000005',
  serviceId: '01JDCX00000000000000000006',
  professionalId: ana,
  startsOn: '2026-12-01',
  localTime: '10:00',
  rule: 'FREQ=WEEKLY;COUNT=3',
  notes: '',
  internalNotes: '',
  choices: [],
  unplaced: [],
  createdBy: { kind: 'staff', id: 'test' },
  createdAt: '2026-11-23T12:00:00Z',
  version: 1,
})

describe('the progress of a series', () => {
  it('goes from date to date and ends with the rule', () => {
    const dates: string[] = []
    let current = weekly
    for (let date = nextDate(current); date; date = nextDate(current)) {
      dates.push(date)
      current = afterDate(current, date)
    }
    expect(dates).toEqual(['2026-12-01', '2026-12-08', '2026-12-15'])
    expect(current.dueAt).toBeUndefined()
  })

  it('is due half a year before the next date', () => {
    expect(withDue(weekly).dueAt).toBe('2026-06-04T00:00:00Z')
  })

  it('ends before a date, with COUNT and without, but never later than it would have', () => {
    expect(endedBefore(weekly, day('2026-12-15')).rule).toBe('FREQ=WEEKLY;UNTIL=20261214')
    expect(nextDate({ ...endedBefore(weekly, day('2026-12-08')), madeUntil: day('2026-12-01') })).toBeUndefined()
    expect(endedBefore(weekly, day('2027-01-01'))).toEqual(weekly)
    expect(endedBefore({ ...weekly, rule: 'FREQ=DAILY' }, day('2026-12-01'))).not.toHaveProperty('dueAt')
  })

  it('remembers dates without a free time, the latest of them', () => {
    let current = { ...weekly, rule: 'FREQ=DAILY' }
    for (let count = 0; count <= mostUnplaced; count++) {
      const date = nextDate(current)
      if (!date) throw new Error('A rule without an end has ended')
      current = afterDate(current, date, { date, reason: 'taken' })
    }
    expect(current.unplaced).toHaveLength(mostUnplaced)
    expect(current.unplaced[0]?.date).toBe('2026-12-02')
  })
})

describe('the place of a date', () => {
  it('is the hour of the series, unless somebody chose another or left it out', () => {
    const localStart = localDateTime.parse('2026-12-09T11:30')
    const chosen = {
      ...weekly,
      choices: [
        { date: day('2026-12-08'), localStart, professionalId: bea },
        { date: day('2026-12-15'), skip: true as const },
      ],
    }
    expect(placeOf(chosen, day('2026-12-01'))).toEqual({ localStart: '2026-12-01T10:00', professionalId: ana })
    expect(placeOf(chosen, day('2026-12-08'))).toEqual({ localStart, professionalId: bea })
    expect(placeOf(chosen, day('2026-12-15'))).toBeUndefined()
  })

  it('has an id of its own, which is a valid one', () => {
    expect(appointmentIdOf(id, day('2026-12-01'))).toMatch(/^[0-9A-Za-z-]{20,36}$/)
  })
})
