import { describe, expect, it } from 'vitest'
import { date, dayException, everyDay, hours, someProfessional, week } from '../testing/builders'
import { workingIntervals } from '../testing/working-time'
import { fromMinutes, toMinutes } from '../time/instant'
import { dayRange, toLocal } from '../time/zone'
import type { ScheduleRules } from './day-plan'

const zone = 'America/Santiago'

type Asked = Partial<ScheduleRules> & { day: string; days?: number; zone?: string }

/** Wall-clock ends and elapsed minutes, as people would check them on paper. */
const openOn = ({ day, days = 1, zone: where = zone, ...rules }: Asked): string[] => {
  const from = toMinutes(dayRange(date(day), where).from)

  return workingIntervals({
    weeklyHours: everyDay('09:00-18:00'),
    exceptions: [],
    closures: [],
    ...rules,
    zone: where,
    from,
    to: toMinutes(dayRange(date(day), where).to) + (days - 1) * 1440,
  }).map(({ start, end }) => {
    const [first, last] = [start, end].map((at) => toLocal(fromMinutes(at), where).slice(11))

    return `${first}-${last} ${end - start}`
  })
}

describe('working time', () => {
  it('is the intervals of the weekday minus their breaks', () => {
    const weeklyHours = week({ monday: hours('09:00-14:00/10:00-10:15', '15:00-18:00'), tuesday: hours('12:00-13:00') })

    expect(openOn({ day: '2026-11-23', weeklyHours })).toEqual(['09:00-10:00 60', '10:15-14:00 225', '15:00-18:00 180'])
    expect(openOn({ day: '2026-11-24', weeklyHours })).toEqual(['12:00-13:00 60'])
    expect(openOn({ day: '2026-11-25', weeklyHours })).toEqual([])
  })

  it('joins what touches, also across midnight', () => {
    const weeklyHours = week({ monday: hours('20:00-22:00', '22:00-24:00'), tuesday: hours('00:00-03:00') })

    expect(openOn({ day: '2026-11-23', weeklyHours })).toEqual(['20:00-00:00 240'])
    expect(openOn({ day: '2026-11-23', days: 2, weeklyHours })).toEqual(['20:00-03:00 420'])
    expect(openOn({ day: '2026-11-24', weeklyHours })).toEqual(['00:00-03:00 180'])
  })

  it('knows the five kinds of days that differ', () => {
    const day = '2026-11-23'
    for (const type of ['unavailable', 'vacation', 'sick_leave', 'holiday'] as const) {
      expect(openOn({ day, exceptions: [dayException(day, { type })] })).toEqual([])
    }
    expect(
      openOn({
        day,
        exceptions: [dayException(day, { type: 'special_hours', intervals: hours('10:00-12:00/11:00-11:10') })],
      }),
    ).toEqual(['10:00-11:00 60', '11:10-12:00 50'])
  })

  it('lets the organization open a day on which nobody works, and close one', () => {
    const open = dayException('2026-11-22', {
      professionalId: 'ALL',
      type: 'special_hours',
      intervals: hours('11:00-13:00'),
    })
    const closed = dayException('2026-11-22', { professionalId: 'ALL', type: 'holiday' })

    expect(openOn({ day: '2026-11-22', weeklyHours: week({}), closures: [open] })).toEqual(['11:00-13:00 120'])
    expect(openOn({ day: '2026-11-22', weeklyHours: week({}), closures: [open, closed] })).toEqual([])
  })

  it('reads a closure wherever it is given', () => {
    const closed = dayException('2026-11-23', { professionalId: 'ALL', type: 'holiday' })

    expect(openOn({ day: '2026-11-23', exceptions: [closed] })).toEqual([])
    expect(openOn({ day: '2026-11-23', closures: [{ ...closed, professionalId: someProfessional }] })).toEqual([])
  })
})

describe('the nights on which Chile changes its clocks', () => {
  const night = (...texts: string[]) => everyDay(...texts)

  it('2026-09-06 begins at 01:00: what opens at midnight opens then and is an hour shorter', () => {
    expect(openOn({ day: '2026-09-06', weeklyHours: night('00:00-08:00') })).toEqual(['01:00-08:00 420'])
    expect(openOn({ day: '2026-09-06', weeklyHours: night('00:00-24:00') })).toEqual(['01:00-00:00 1380'])
  })

  it('2026-09-06 moves skipped times forward by the gap', () => {
    expect(openOn({ day: '2026-09-06', weeklyHours: night('00:15-00:45') })).toEqual(['01:15-01:45 30'])
    expect(openOn({ day: '2026-09-06', weeklyHours: night('00:30-02:00') })).toEqual(['01:30-02:00 30'])
    expect(openOn({ day: '2026-09-06', weeklyHours: night('00:30-01:15') })).toEqual([])
  })

  it('2026-04-04 has 23:00 to 23:59 twice: an end is the first, midnight lies after both', () => {
    expect(openOn({ day: '2026-04-04', weeklyHours: night('20:00-24:00') })).toEqual(['20:00-00:00 300'])
    expect(openOn({ day: '2026-04-04', weeklyHours: night('20:00-23:30') })).toEqual(['20:00-23:30 210'])
    expect(openOn({ day: '2026-04-04', weeklyHours: night('23:00-24:00') })).toEqual(['23:00-00:00 120'])
    expect(openOn({ day: '2026-04-04', weeklyHours: night('22:00-24:00/23:00-23:30') })).toEqual([
      '22:00-23:00 60',
      '23:30-00:00 90',
    ])
  })

  it('2027 does the same on 5 September and 3 April', () => {
    expect(openOn({ day: '2027-09-05', weeklyHours: night('00:00-08:00') })).toEqual(['01:00-08:00 420'])
    expect(openOn({ day: '2027-04-03', weeklyHours: night('20:00-24:00') })).toEqual(['20:00-00:00 300'])
  })

  it('an ordinary day on either side is whole', () => {
    for (const day of ['2026-04-03', '2026-04-05', '2026-09-07']) {
      expect(openOn({ day, weeklyHours: night('00:00-24:00') })).toEqual(['00:00-00:00 1440'])
    }
    // The midnight that ends this one is skipped: the clock shows 01:00.
    expect(openOn({ day: '2026-09-05', weeklyHours: night('00:00-24:00') })).toEqual(['00:00-01:00 1440'])
  })
})
