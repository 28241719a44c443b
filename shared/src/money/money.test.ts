import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMoney, formatMoney, fromDecimal, toDecimal } from './money'
import { currency } from './schema'

/** ICU puts narrow and ordinary no-break spaces; people read spaces. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('formatMoney', () => {
  it.each([
    [15_000, 'CLP', 'es', '$15.000'],
    [1_234_567, 'CLP', 'es', '$1.234.567'],
    [0, 'CLP', 'es', '$0'],
    [1250, 'USD', 'en', '$12.50'],
    [1200, 'USD', 'en', '$12'],
    [9990, 'BRL', 'pt', 'R$ 99,90'],
    [15_000, 'CLP', 'en', '$15,000'],
  ] as const)('%i %s in %s is %s', (amount, code, locale, expected) => {
    expect(plain(formatMoney({ amount, currency: code }, locale))).toBe(expected)
  })
})

describe('addMoney', () => {
  it('adds whole minor units exactly, in any order', () => {
    const amount = fc.integer({ min: 0, max: 499_999_999_999 })

    fc.assert(
      fc.property(amount, amount, fc.constantFrom(...currency.options), (a, b, code) => {
        const [one, other] = [a, b].map((value) => ({ amount: value, currency: code }))
        fc.pre(one !== undefined && other !== undefined)

        expect(addMoney(one, other)).toEqual({ amount: a + b, currency: code })
        expect(addMoney(one, other)).toEqual(addMoney(other, one))
      }),
    )
  })

  it('refuses two currencies and sums beyond what is exact', () => {
    const most = { amount: 999_999_999_999, currency: 'CLP' } as const

    expect(() => addMoney(most, { amount: 1, currency: 'USD' })).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
    expect(() => addMoney(most, { amount: 1, currency: 'CLP' })).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
  })
})

describe('amounts as other systems write them', () => {
  it('come back as they went, in every currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999_999 }),
        fc.constantFrom(...currency.options),
        (amount, code) => {
          expect(fromDecimal(toDecimal({ amount, currency: code }), code)).toEqual({ amount, currency: code })
        },
      ),
    )
  })

  it('are refused when they are no whole number of the smallest coin', () => {
    expect(fromDecimal(12.5, 'USD')).toEqual({ amount: 1250, currency: 'USD' })
    expect(() => fromDecimal(12.505, 'USD')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
    expect(() => fromDecimal(1500.5, 'CLP')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
    expect(() => fromDecimal(-1, 'CLP')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }))
  })
})
