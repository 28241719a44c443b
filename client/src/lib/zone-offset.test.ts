import type { Instant } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { offsetAt } from './zone-offset'

describe('offsetAt', () => {
  it.each([
    ['2026-09-06T03:59:00Z', 'America/Santiago', '-04:00'],
    ['2026-09-06T04:00:00Z', 'America/Santiago', '-03:00'],
    ['2027-04-04T02:59:59Z', 'America/Santiago', '-03:00'],
    ['2027-04-04T03:00:00Z', 'America/Santiago', '-04:00'],
    ['2026-11-24T12:00:00Z', 'Asia/Kolkata', '+05:30'],
    ['2026-11-24T12:00:00Z', 'America/St_Johns', '-03:30'],
    ['2026-11-24T12:00:00Z', 'UTC', '+00:00'],
  ])('at %s in %s is %s', (instant, zone, offset) => {
    expect(offsetAt(instant as Instant, zone)).toBe(offset)
  })
})
