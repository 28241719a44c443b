import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slug } from './schema'
import { isReservedSlug, slugOf } from './slug-rules'

describe('slugOf', { timeout: 60_000 }, () => {
  it.each([
    ['Peluquería Ñandú & Co.', 1, 'peluqueria-nandu-co'],
    ['Peluquería Ñandú & Co.', 2, 'peluqueria-nandu-co-2'],
    ['stats', 1, 'stats-reservas'],
    ['App', 3, 'app-reservas-3'],
    ['☆☆☆', 1, 'reservas'],
    ['Jo', 1, 'jo-reservas'],
    ['', 1, 'reservas'],
  ])('F-31 %s, attempt %i: %s', (name, attempt, expected) => {
    expect(slugOf(name, attempt)).toBe(expected)
  })

  it('F-31 gives any name a valid address that is not reserved, another for each attempt', () => {
    const names = fc.oneof(fc.string({ maxLength: 200 }), fc.fullUnicodeString({ maxLength: 200 }))

    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 999 }), (name, attempt) => {
        expect(slug.safeParse(slugOf(name, attempt)).success).toBe(true)
        expect(isReservedSlug(slugOf(name, attempt))).toBe(false)
        expect(slugOf(name, attempt + 1)).not.toBe(slugOf(name, attempt))
      }),
      { numRuns: 1000 },
    )
  })
})
