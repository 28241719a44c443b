import { describe, expect, it } from 'vitest'
import { at, dayException, dayOf, entry, everyDay, hours, question } from '../testing/builders'
import { fromMinutes } from '../time/instant'
import { toLocal } from '../time/zone'
import { decideStart } from './decide'
import { offeredStarts } from './offer'
import type { SlotQuestion } from './question'

const monday = dayOf('2026-11-23')

const wallTimes = (asked: SlotQuestion, { from, to } = monday): string[] =>
  offeredStarts(asked, from, to).map((start) => toLocal(fromMinutes(start), asked.zone).slice(11))

const local = (time: string) => at(`2026-11-23T${time}:00-03:00`)

describe('offered starts', () => {
  it('step from the opening while the whole service ends at the close (F-15)', () => {
    expect(wallTimes(question({ professional: { id: 'p', weeklyHours: everyDay('09:00-12:00') } }))).toEqual([
      '09:00',
      '09:30',
      '10:00',
      '10:30',
      '11:00',
    ])
  })

  it('never run into a break and begin anew right after it (F-15)', () => {
    const weeklyHours = everyDay('09:00-13:00/10:10-10:35')

    expect(wallTimes(question({ professional: { id: 'p', weeklyHours } }))).toEqual([
      '09:00',
      '10:35',
      '11:05',
      '11:35',
    ])
    expect(decideStart(question({ professional: { id: 'p', weeklyHours } }), local('09:30'))).toEqual({
      ok: false,
      reason: 'closed',
    })
  })

  it('F-15 none on a vacation, sick leave, holiday or unavailable day', () => {
    for (const type of ['vacation', 'sick_leave', 'holiday', 'unavailable'] as const) {
      const asked = question({ exceptions: [dayException('2026-11-23', { type })] })

      expect(wallTimes(asked)).toEqual([])
      expect(decideStart(asked, local('10:00'))).toEqual({ ok: false, reason: 'closed' })
      expect(wallTimes(asked, dayOf('2026-11-24'))).toHaveLength(17)
    }
  })

  it('F-15 none of today that is past, and an off-grid minute is refused', () => {
    const asked = question({ now: '2026-11-23T13:00:01Z' })

    expect(wallTimes(asked).at(0)).toBe('10:30')
    expect(decideStart(asked, local('09:00'))).toEqual({ ok: false, reason: 'past' })
    expect(decideStart(asked, local('11:07'))).toEqual({ ok: false, reason: 'off-grid' })
  })

  it('F-15 the first minute after a break or an appointment is free', () => {
    const asked = question({ busy: [entry(local('10:00'), local('11:00'))] })

    expect(wallTimes(asked).slice(0, 3)).toEqual(['09:00', '11:00', '11:30'])
  })

  it('F-15 an appointment that crosses midnight blocks both days', () => {
    const asked = question({
      professional: { id: 'p', weeklyHours: everyDay('00:00-24:00') },
      busy: [entry(local('23:30'), local('23:30') + 60)],
    })

    expect(wallTimes(asked).at(-1)).toBe('22:30')
    expect(wallTimes(asked, dayOf('2026-11-24')).at(0)).toBe('00:30')
  })

  it('use special hours on their day only, breaks included', () => {
    const asked = question({
      exceptions: [dayException('2026-11-23', { type: 'special_hours', intervals: hours('15:00-18:00/16:00-16:30') })],
    })

    expect(wallTimes(asked)).toEqual(['15:00', '16:30', '17:00'])
  })

  it('join intervals that touch, also across midnight', () => {
    const asked = question({
      rules: { slotIntervalMinutes: 45 },
      professional: {
        id: 'p',
        weeklyHours: { ...everyDay(), monday: hours('22:00-24:00'), tuesday: hours('00:00-02:00') },
      },
    })

    expect(wallTimes(asked)).toEqual(['22:00', '22:45', '23:30'])
    expect(wallTimes(asked, dayOf('2026-11-24'))).toEqual(['00:15', '01:00'])
  })

  it('put the cleaning of one and the preparing of the next both between them', () => {
    const busy = [entry(local('10:00'), local('11:00'), { after: 10 })]
    const asked = question({
      busy,
      rules: { slotIntervalMinutes: 5 },
      service: { before: 15, after: 5, durationMinutes: 30 },
    })

    expect(decideStart(asked, local('11:20')).ok).toBe(false)
    expect(decideStart(asked, local('11:25')).ok).toBe(true)
    expect(decideStart(asked, local('09:25')).ok).toBe(true)
    expect(decideStart(asked, local('09:30')).ok).toBe(false)
  })

  it('leave processing time to others', () => {
    const busy = [
      entry(local('10:00'), local('10:30'), { id: 'colour' }),
      entry(local('11:00'), local('11:30'), { id: 'colour' }),
    ]

    expect(wallTimes(question({ busy, service: { durationMinutes: 30 } })).slice(0, 5)).toEqual([
      '09:00',
      '09:30',
      '10:30',
      '11:30',
      '12:00',
    ])
  })

  it('offer the compact starts after occupied time when asked for', () => {
    const busy = [entry(local('10:00'), local('10:42'))]
    const asked = question({ busy, rules: { compactDay: true, bufferMinutes: 4 } })

    expect(wallTimes(asked).slice(0, 4)).toEqual(['10:50', '11:00', '11:30', '12:00'])
    expect(decideStart(asked, local('10:50'))).toEqual({ ok: true })
    expect(decideStart(asked, local('10:45')).ok).toBe(false)
  })

  it('take a room only while one of its kind is left', () => {
    const room = (start: string, end: string, id: string) => entry(local(start), local(end), { id })
    const busy = [room('10:00', '11:00', 'a'), room('10:30', '12:00', 'b')]
    const starts = (quantity: number) => wallTimes(question({ resource: { id: 'r', quantity, busy } })).slice(0, 4)

    expect(starts(1)).toEqual(['09:00', '12:00', '12:30', '13:00'])
    expect(starts(2)).toEqual(['09:00', '09:30', '11:00', '11:30'])
    expect(starts(3)).toEqual(['09:00', '09:30', '10:00', '10:30'])
  })

  it('let an expired hold and what is being moved out of the way', () => {
    const now = '2026-11-22T03:00:00Z'
    const hold = (seconds: number) =>
      entry(local('09:00'), local('10:00'), { kind: 'hold', expiresAt: Date.parse(now) / 1000 + seconds })

    expect(wallTimes(question({ busy: [hold(1)] }))[0]).toBe('10:00')
    expect(wallTimes(question({ busy: [hold(0)] }))[0]).toBe('09:00')
    expect(wallTimes(question({ busy: [hold(1)], ignoreIds: [hold(1).id] }))[0]).toBe('09:00')
  })

  it('answer a day the same whatever range is asked', () => {
    const asked = question({
      rules: { slotIntervalMinutes: 50 },
      professional: { id: 'p', weeklyHours: everyDay('00:00-24:00') },
    })
    const whole = offeredStarts(asked, monday.from, monday.from + 10 * 1440)
    const byDay = Array.from({ length: 10 }, (_, index) =>
      offeredStarts(asked, monday.from + index * 1440, monday.from + (index + 1) * 1440),
    )

    expect(byDay.flat()).toEqual(whole)
  })
})
