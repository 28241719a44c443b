import { describe, expect, it } from 'vitest'
import { at, date, everyDay, hours, question, week } from '../testing/builders'
import { fromMinutes, toMinutes } from '../time/instant'
import { dayRange, toLocal } from '../time/zone'
import { decideStart } from './decide'
import { offeredStarts } from './offer'

/** Chile's nights by hand: what stands on the wall when the starts are read one after the other. */
const startsOf = (day: string, overrides: Parameters<typeof question>[0]) => {
  const asked = question({ now: `${day.slice(0, 8)}01T12:00:00Z`, ...overrides })
  const { from, to } = dayRange(date(day), asked.zone)

  return offeredStarts(asked, toMinutes(from), toMinutes(to)).map((start) =>
    toLocal(fromMinutes(start), asked.zone).slice(11),
  )
}

describe('2026-09-06, when 00:00 to 00:59 do not exist', () => {
  it('opens at 01:00 in place of midnight', () => {
    expect(startsOf('2026-09-06', { professional: { id: 'p', weeklyHours: everyDay('00:00-03:00') } })).toEqual([
      '01:00',
      '01:30',
      '02:00',
    ])
  })

  it('counts elapsed time across the jump', () => {
    const weeklyHours = week({ saturday: hours('22:00-24:00'), sunday: hours('00:00-03:00') })
    const overrides = { professional: { id: 'p', weeklyHours }, rules: { slotIntervalMinutes: 45 } }

    expect(startsOf('2026-09-05', overrides)).toEqual(['22:00', '22:45', '23:30'])
    expect(startsOf('2026-09-06', overrides)).toEqual(['01:15', '02:00'])
  })
})

describe('2026-04-04, when 23:00 to 23:59 come twice', () => {
  const weeklyHours = week({ saturday: hours('22:00-24:00') })

  it('offers the repeated hour twice, an hour apart', () => {
    expect(startsOf('2026-04-04', { professional: { id: 'p', weeklyHours } })).toEqual([
      '22:00',
      '22:30',
      '23:00',
      '23:30',
      '23:00',
    ])
  })

  it('ends an interval that ends within it at the first occurrence', () => {
    const early = week({ saturday: hours('22:00-23:30') })

    expect(startsOf('2026-04-04', { professional: { id: 'p', weeklyHours: early } })).toEqual(['22:00', '22:30'])
  })
})

describe('the horizon over such a night', () => {
  it.each([
    ['2026-09-06T03:59:00Z', '2026-09-07T03:00:00Z', 'too-far'],
    ['2026-09-06T04:00:00Z', '2026-09-07T03:00:00Z', 'ok'],
    ['2026-04-05T03:59:00Z', '2026-04-06T04:00:00Z', 'too-far'],
    ['2026-04-05T04:00:00Z', '2026-04-06T04:00:00Z', 'ok'],
    ['2027-09-05T03:59:00Z', '2027-09-06T03:00:00Z', 'too-far'],
    ['2027-09-05T04:00:00Z', '2027-09-06T03:00:00Z', 'ok'],
    ['2027-04-04T03:59:00Z', '2027-04-05T04:00:00Z', 'too-far'],
    ['2027-04-04T04:00:00Z', '2027-04-05T04:00:00Z', 'ok'],
  ])('F-08 a day ends when the wall clock says so: at %s the midnight %s is %s', (now, midnight, expected) => {
    const asked = question({
      now,
      rules: { horizonDays: 1 },
      professional: { id: 'p', weeklyHours: everyDay('00:00-24:00') },
    })
    const decision = decideStart(asked, at(midnight))

    expect(decision.ok ? 'ok' : decision.reason).toBe(expected)
  })
})
