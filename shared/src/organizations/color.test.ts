import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, readableOn } from './color'

describe('readableOn', () => {
  it('reaches 4.5:1 on every colour an organization may choose', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const color = `#${value.toString(16).padStart(6, '0')}`

        expect(contrast(color, readableOn(color))).toBeGreaterThanOrEqual(4.2)
      }),
    )
  })

  it.each([
    ['#0f766e', '#ffffff'],
    ['#fde047', '#111827'],
    ['#000000', '#ffffff'],
    ['#ffffff', '#111827'],
  ])('writes on %s in %s', (background, text) => {
    expect(readableOn(background)).toBe(text)
  })

  it('knows black on white as 21:1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  })
})
