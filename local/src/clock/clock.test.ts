import { expect, it, vi } from 'vitest'

import { createClock } from './clock'

it('moves forward by a duration or to an instant, tells its listeners and comes back', () => {
  const clock = createClock()
  const moved = vi.fn()
  const forget = clock.onMove(moved)
  clock.advance(60_000)
  expect(clock.now() - Date.now()).toBeGreaterThan(59_900)
  clock.moveTo('2030-01-01T00:00:00Z')
  expect(new Date(clock.now()).toISOString()).toMatch(/^2030-01-01T00:00:0/)
  clock.reset()
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(100)
  expect(moved).toHaveBeenCalledTimes(3)
  forget()
  clock.advance(1)
  expect(moved).toHaveBeenCalledTimes(3)
})
