import fc from 'fast-check'
import { expect, it } from 'vitest'
import { escaped, stamp, writeLines } from './write-lines'

it('what would end or part a value is escaped', () => {
  expect(escaped('Corte, lavado; y \\ "más"\r\nhoy')).toBe('Corte\\, lavado\\; y \\\\ "más"\\nhoy')
})

it('an instant is written without its signs, and without parts of a second', () => {
  expect(stamp('2026-11-30T13:00:00Z')).toBe('20261130T130000Z')
  expect(stamp('2026-11-30T13:00:00.123Z')).toBe('20261130T130000Z')
})

it('no line is longer than 75 bytes, and unfolded it is what it was', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ñ', '💇', ' '), maxLength: 300 })

  fc.assert(
    fc.property(text, (line) => {
      const written = writeLines([line])

      expect(written.split('\r\n').every((part) => new TextEncoder().encode(part).length <= 75)).toBe(true)
      expect(written.replaceAll('\r\n ', '')).toBe(`${line}\r\n`)
    }),
  )
})
