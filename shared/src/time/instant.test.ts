import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, fromMinutes, instantOf, parseInstant, toMinutes, toSeconds } from './instant'
import { instant } from './schema'

describe('parseInstant', () => {
  it.each([
    ['2026-11-23T11:00:00-03:00', '2026-11-23T14:00:00Z'],
    ['2026-11-23T14:00:00.999Z', '2026-11-23T14:00:00Z'],
    ['2026-11-23T19:45:00+05:45', '2026-11-23T14:00:00Z'],
  ])('%s is stored as %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected)
  })

  it.each([
    '2026-11-23T14:00:00',
    '2026-11-23T14:00Z',
    '2026-11-23',
    '2026-02-30T10:00:00Z',
    '2026-11-23T25:00:00Z',
    '2026-11-23 14:00:00Z',
    '2026-11-23T14:00:00-0300',
    '1969-12-31T23:59:59Z',
    '2199-12-31T23:59:59-01:00',
    '9999-12-31T23:59:59Z',
    '+275760-09-13T00:00:00Z',
    'now',
    '',
    '1790000000',
  ])('refuses %s', (text) => {
    expect(() => parseInstant(text)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
  })

  it('names the field of the input that it refuses, and what is wrong with it', () => {
    expect(() => parseInstant('9999-12-31T23:59:59Z', 'start')).toThrow(
      expect.objectContaining({
        details: { issues: [{ path: ['start'], message: 'Not between the years 1970 and 2199' }] },
      }),
    )
  })

  it('F-44 gives one answer for one instant in any offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_102_444_800 }),
        fc.integer({ min: -1439, max: 1439 }),
        (seconds, offset) => {
          const sign = offset < 0 ? '-' : '+'
          const zone = `${sign}${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}:${String(Math.abs(offset) % 60).padStart(2, '0')}`
          const wall = seconds + offset * 60
          fc.pre(wall >= 0)
          const shown = new Date(wall * 1000).toISOString().slice(0, 19)

          expect(parseInstant(`${shown}${zone}`)).toBe(instantOf(new Date(seconds * 1000)))
        },
      ),
    )
  })

  it('answers text that sorts as time', () => {
    const seconds = fc.integer({ min: 0, max: 7_258_118_399 })

    fc.assert(
      fc.property(seconds, seconds, (a, b) => {
        const [one, other] = [a, b].map((value) => instantOf(new Date(value * 1000)))

        expect(instant.safeParse(one).success).toBe(true)
        expect(Math.sign(a - b)).toBe(one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1)
      }),
    )
  })
})

describe('minutes', () => {
  it('go there and back, seconds cut off', () => {
    const at = parseInstant('2026-11-23T14:00:59Z')

    expect(fromMinutes(toMinutes(at))).toBe('2026-11-23T14:00:00Z')
    expect(addMinutes(at, -1440)).toBe('2026-11-22T14:00:59Z')
    expect(toSeconds(at) % 60).toBe(59)
  })
})
