import { describe, expect, it } from 'vitest'
import { isDarkColor } from './host-theme'

describe('isDarkColor', () => {
  it.each([
    ['rgb(255, 255, 255)', false],
    ['rgb(24, 24, 27)', true],
    ['rgba(0, 0, 0, 0)', undefined],
    ['rgba(10, 10, 10, 0.9)', true],
    ['transparent', undefined],
  ])('%s', (color, isDark) => {
    expect(isDarkColor(color)).toBe(isDark)
  })
})
