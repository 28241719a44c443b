import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRut, parseRut, rutCheckDigit, rutInput } from './rut'

describe('a RUT', () => {
  it.each([
    ['12.345.678-5', '12345678-5'],
    ['12345678-5', '12345678-5'],
    [' 123456785 ', '12345678-5'],
    ['7.654.321-6', '7654321-6'],
    ['10.000.013-k', '10000013-K'],
    ['06.000.000-k', '6000000-K'],
    ['12.345.678-4', undefined],
    ['12345678', undefined],
    ['-', undefined],
    ['0-0', undefined],
    ['123456789012', undefined],
    ['abc', undefined],
  ])('%s is %s', (typed, expected) => {
    expect(parseRut(typed)).toBe(expected)
  })

  const rut = fc.integer({ min: 1, max: 99_999_999 }).map((number) => `${number}-${rutCheckDigit(String(number))}`)

  it('is the same however it is written', () => {
    fc.assert(
      fc.property(rut, (each) => {
        expect(parseRut(formatRut(each))).toBe(each)
        expect(parseRut(each.replace('-', '').toLowerCase())).toBe(each)
      }),
    )
  })

  it('with one digit wrong, or two neighbours swapped, is none', () => {
    fc.assert(
      fc.property(rut, fc.nat(), fc.integer({ min: 1, max: 9 }), (each, place, by) => {
        const [digits = '', check = ''] = each.split('-')
        const at = place % digits.length
        const wrong = [...digits].map((digit, index) => (index === at ? String((Number(digit) + by) % 10) : digit))
        expect(parseRut(`${wrong.join('')}-${check}`)).toBeUndefined()
        const swapped = `${digits.slice(0, at)}${digits[at + 1] ?? ''}${digits[at] ?? ''}${digits.slice(at + 2)}`
        fc.pre(swapped !== digits && swapped.length === digits.length)
        expect(parseRut(`${swapped}-${check}`)).toBeUndefined()
      }),
    )
  })

  it('typed into a form has its normal form', () => {
    expect(rutInput.parse('12.345.678-5')).toBe('12345678-5')
    expect(rutInput.safeParse('12.345.678-4').success).toBe(false)
  })
})
