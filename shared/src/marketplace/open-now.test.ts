import { expect, it } from 'vitest'
import { dayException, hours, week } from '../testing/builders'
import { localDateTime } from '../time/schema'
import { toInstant } from '../time/zone'
import { isOpenAt } from './open-now'

const timeZone = 'America/Santiago'
const at = (local: string) => toInstant(localDateTime.parse(local), timeZone)
const openingHours = week({
  monday: hours('09:00-18:00/13:00-14:00'),
  friday: hours('20:00-24:00'),
  saturday: hours('00:00-03:00'),
})

// 23 November 2026 is a Monday.
it.each([
  ['2026-11-23T08:59', false],
  ['2026-11-23T09:00', true],
  ['2026-11-23T13:30', false],
  ['2026-11-23T17:59', true],
  ['2026-11-23T18:00', false],
  ['2026-11-24T10:00', false],
  ['2026-11-27T23:59', true],
  ['2026-11-28T02:59', true],
  ['2026-11-28T03:00', false],
])('F-35 on the place’s own clock %s is open: %s', (local, isOpen) => {
  expect(isOpenAt({ openingHours, closures: [], timeZone }, at(local))).toBe(isOpen)
})

it('F-35 a day that is closed for everybody is closed, and one with special hours has those', () => {
  const closed = dayException('2026-11-23', { professionalId: 'ALL', type: 'holiday' })
  expect(isOpenAt({ openingHours, closures: [closed], timeZone }, at('2026-11-23T10:00'))).toBe(false)
  const special = dayException('2026-11-23', {
    professionalId: 'ALL',
    type: 'special_hours',
    intervals: hours('19:00-21:00'),
  })
  expect(isOpenAt({ openingHours, closures: [special], timeZone }, at('2026-11-23T10:00'))).toBe(false)
  expect(isOpenAt({ openingHours, closures: [special], timeZone }, at('2026-11-23T20:30'))).toBe(true)
})
