import { describe, expect, it } from 'vitest'
import { createCallCounter } from './call-counter'

const options = { limit: 2, windowMilliseconds: 60_000 }

describe('createCallCounter', () => {
  it('lets the limit pass and then names the seconds to wait', () => {
    const { count } = createCallCounter(options)

    expect([count('a', 0), count('a', 1), count('a', 20_000)]).toEqual([0, 0, 40])
  })

  it('counts each caller apart', () => {
    const { count } = createCallCounter(options)
    count('a', 0)
    count('a', 0)

    expect([count('a', 0) > 0, count('b', 0)]).toEqual([true, 0])
  })

  it('begins anew with the next window, and when the clock goes back', () => {
    const { count } = createCallCounter({ ...options, limit: 1 })

    expect([count('a', 100_000), count('a', 160_000), count('a', 90_000)]).toEqual([0, 0, 0])
  })

  it('does not grow without end, and forgets only who has not called for longest', () => {
    const { count } = createCallCounter({ ...options, limit: 1, maxCallers: 2 })
    count('a', 0)
    count('b', 0)
    expect(count('a', 1)).toBeGreaterThan(0)

    expect(count('c', 1)).toBe(0)
    expect(count('a', 2)).toBeGreaterThan(0)
    expect(count('b', 2)).toBe(0)
  })

  it('still counts a flood when thousands of others call meanwhile', () => {
    const { count } = createCallCounter({ ...options, maxCallers: 100 })
    const waits = Array.from({ length: 1_000 }, (_, index) => {
      count(`other-${index}`, 0)

      return count('flood', 0)
    })

    expect(waits.filter((wait) => wait === 0)).toHaveLength(2)
  })
})
