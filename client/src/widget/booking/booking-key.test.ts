import { describe, expect, it } from 'vitest'
import { createBookingKeys } from './booking-key'

describe('booking key', () => {
  it('stays while the same request is sent again and changes with what it says', () => {
    const keys = ['key-1', 'key-2']
    const keyFor = createBookingKeys(() => keys.shift() ?? 'none')
    const body = { start: '2026-11-24T12:00:00Z', email: 'a@b.cl' }
    expect(keyFor(body)).toBe('key-1')
    expect(keyFor({ ...body })).toBe('key-1')
    expect(keyFor({ ...body, email: 'c@b.cl' })).toBe('key-2')
  })
})
