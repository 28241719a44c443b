import { describe, expect, it } from 'vitest'

import { nextRun } from './next-run'

const at = (text: string) => Date.parse(text)
const next = (expression: string, after: string, started = '2026-01-01T00:00:00Z') => {
  const run = nextRun(expression, at(after), at(started))
  return run === undefined ? undefined : new Date(run).toISOString()
}

describe('the next run of a schedule', () => {
  it.each([
    ['rate(5 minutes)', '2026-01-01T00:00:00Z', '2026-01-01T00:05:00.000Z'],
    ['rate(5 minutes)', '2026-01-01T00:04:59Z', '2026-01-01T00:05:00.000Z'],
    ['rate(5 minutes)', '2026-01-01T00:05:00Z', '2026-01-01T00:10:00.000Z'],
    ['rate(1 day)', '2026-01-03T12:00:00Z', '2026-01-04T00:00:00.000Z'],
    ['cron(0 12 * * ? *)', '2026-01-01T12:00:00Z', '2026-01-02T12:00:00.000Z'],
    ['cron(0 9 ? * MON-FRI *)', '2026-01-02T10:00:00Z', '2026-01-05T09:00:00.000Z'],
    ['cron(0 0 L * ? *)', '2026-02-10T00:00:00Z', '2026-02-28T00:00:00.000Z'],
  ])('%s after %s is %s', (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected)
  })

  it('of an expression that AWS would refuse is refused', () => {
    expect(() => next('every day', '2026-01-01T00:00:00Z')).toThrow(/not a schedule/)
  })
})
