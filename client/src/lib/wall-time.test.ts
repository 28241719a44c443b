import type { LocalDateTime } from '@reservaplus/shared/time/schema'
import { toInstant, toLocal } from '@reservaplus/shared/time/zone'
import { describe, expect, it } from 'vitest'
import { drawnEnd, roundDownWall, shiftWall, wallMinutesBetween, wallOfText } from './wall-time'

const zone = 'America/Santiago'
const wall = (text: string) => text as LocalDateTime

describe('wall clock of the agenda', () => {
  it('is plain arithmetic, whatever the browser zone does that night', () => {
    expect(shiftWall(wall('2026-09-05T23:30'), 60)).toBe('2026-09-06T00:30')
    expect(shiftWall(wall('2026-11-24T09:00'), -5)).toBe('2026-11-24T08:55')
    expect(wallMinutesBetween(wall('2026-09-06T00:00'), wall('2026-09-06T09:30'))).toBe(570)
  })

  it('reads what the calendar reports without a Date of the browser', () => {
    expect(wallOfText('2026-09-06T00:30:00')).toBe('2026-09-06T00:30')
  })

  it.each([
    ['2026-11-24T10:00', '2026-11-24T10:00'],
    ['2026-11-24T10:14', '2026-11-24T10:00'],
    ['2026-11-24T10:15', '2026-11-24T10:15'],
  ])('rounds a click at %s down to the cell %s', (clicked, cell) => {
    expect(roundDownWall(wall(clicked), 15)).toBe(cell)
  })
})

describe('the way back to an instant on the days when Chile changes its clocks', () => {
  it('moves a drop into the hour that 6 September 2026 skips forward by the gap', () => {
    const dropped = shiftWall(wall('2026-09-06T09:00'), -(8 * 60 + 30))

    expect(dropped).toBe('2026-09-06T00:30')
    expect(toInstant(dropped, zone)).toBe('2026-09-06T04:30:00Z')
    expect(toLocal(toInstant(dropped, zone), zone)).toBe('2026-09-06T01:30')
  })

  it('takes the first of the two hours that 3 April 2027 shows twice', () => {
    const dropped = shiftWall(wall('2027-04-03T22:30'), 60)

    expect(toInstant(dropped, zone)).toBe('2027-04-04T02:30:00Z')
    expect(toLocal(toInstant(dropped, zone), zone)).toBe(dropped)
  })

  it('draws a visit over the repeated hour by its length, never backwards', () => {
    // 45 minutes from the first 23:30 end at the second 23:15.
    expect(drawnEnd(wall('2027-04-03T23:30'), wall('2027-04-03T23:15'), 45)).toBe('2027-04-04T00:15')
    expect(drawnEnd(wall('2026-11-24T09:00'), wall('2026-11-24T09:45'), 45)).toBe('2026-11-24T09:45')
  })
})
