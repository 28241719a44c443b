import { describe, expect, it } from 'vitest'
import { date } from '../testing/builders'
import { growthPercent, monthsToDate, percentOf } from './growth'

describe('the same part of last month', () => {
  it.each([
    ['2026-11-23', ['2026-11-01', '2026-11-23'], ['2026-10-01', '2026-10-23']],
    ['2026-03-31', ['2026-03-01', '2026-03-31'], ['2026-02-01', '2026-02-28']],
    ['2028-03-30', ['2028-03-01', '2028-03-30'], ['2028-02-01', '2028-02-29']],
    ['2026-01-01', ['2026-01-01', '2026-01-01'], ['2025-12-01', '2025-12-01']],
    ['2026-12-31', ['2026-12-01', '2026-12-31'], ['2026-11-01', '2026-11-30']],
  ])('of %s ends on the same day, or with the month', (today, current, previous) => {
    const months = monthsToDate(date(today))

    expect([months.current.from, months.current.to]).toEqual(current)
    expect([months.previous.from, months.previous.to]).toEqual(previous)
  })
})

describe('growth', () => {
  it.each([
    [110, 100, 10],
    [100, 300, -66.7],
    [0, 500, -100],
    [500, 0, null],
    [0, 0, null],
  ])('of %i after %i is %s percent', (current, previous, expected) => {
    expect(growthPercent(current, previous)).toBe(expected)
  })

  it('of nothing is nothing', () => {
    expect(percentOf(3, 0)).toBe(0)
    expect(percentOf(1, 3)).toBe(33.3)
  })
})
