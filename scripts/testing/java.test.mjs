import { expect, test } from 'vitest'
import { javaMajor, whyNoSecondEngine } from './java.mjs'

test.each([
  ['openjdk version "17.0.9" 2023-10-17', 17],
  ['java version "1.8.0_392"', 8],
  ['openjdk version "21" 2023-09-19', 21],
  ['command not found', undefined],
])('%s is Java %s', (text, major) => {
  expect(javaMajor(text)).toBe(major)
})

test('the second engine needs Java 17', () => {
  expect(whyNoSecondEngine(17)).toBeUndefined()
  expect(whyNoSecondEngine(16)).toContain('this is Java 16')
  expect(whyNoSecondEngine(undefined)).toContain('there is no Java')
})
