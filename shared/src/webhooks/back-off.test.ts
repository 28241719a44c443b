import { describe, expect, it } from 'vitest'
import { addMinutes, parseInstant } from '../time/instant'
import type { Instant } from '../time/schema'
import { nextAttempt } from './back-off'

const created = parseInstant('2026-11-23T14:00:00Z')
const minutesSince = (instant: Instant) => (Date.parse(instant) - Date.parse(created)) / 60_000

/** When each attempt is made if none succeeds and none takes time. */
const attempts = () => {
  const times = [created]
  for (;;) {
    const next = nextAttempt(times.length, created, times.at(-1) ?? created)
    if (!next) return times.map(minutesSince)
    times.push(next)
  }
}

describe('a delivery that fails', () => {
  it('is tried for three days, with longer and longer pauses', () => {
    expect(attempts()).toEqual([0, 1, 6, 21, 51, 111, 231, 471, 951, 1671, 2391, 3111, 3831, 4320])
  })

  it('is tried a last time when the three days are over, and never after that', () => {
    const end = addMinutes(created, 4320)
    expect(nextAttempt(13, created, addMinutes(end, -1))).toBe(end)
    expect(nextAttempt(14, created, end)).toBeUndefined()
    expect(nextAttempt(2, created, addMinutes(end, 600))).toBeUndefined()
  })
})
