import { describe, expect, it } from 'vitest'
import { type Currency, currency } from '../money/schema'
import { checkPrice, checkService } from './check'
import { depositOf } from './deposit'
import { isWithinPriceLimit } from './price-limit'

const price = { amount: 20_000, currency: 'CLP' } as const
const sound: Parameters<typeof checkService>[0] = {
  durationMinutes: 90,
  segments: [
    { kind: 'work', minutes: 30 },
    { kind: 'processing', minutes: 40 },
    { kind: 'work', minutes: 20 },
  ],
  price,
  deposit: { kind: 'none' },
  addOns: [],
}
const paths = (changes: object, money: Currency = 'CLP') =>
  checkService({ ...sound, ...changes }, money).map(({ path }) => path.join('.'))

describe('checkService', () => {
  it('wants parts that fill the duration and begin and end with work', () => {
    expect(paths({})).toEqual([])
    expect(paths({ segments: [] })).toEqual([])
    expect(paths({ durationMinutes: 95 })).toEqual(['segments'])
    expect(paths({ segments: [{ kind: 'processing', minutes: 90 }] })).toEqual(['segments'])
  })

  it('wants every price in the organization’s currency', () => {
    const dollars = { amount: 100, currency: 'USD' } as const
    expect(paths({ price: dollars })).toEqual(['price.currency'])
    expect(paths({ addOns: [{ id: 'x', name: 'Masaje', durationMinutes: 10, price: dollars }] })).toEqual([
      'addOns.0.price.currency',
    ])
    expect(paths({ deposit: { kind: 'fixed', amount: dollars } })).toEqual(['deposit.amount.currency'])
  })

  it('wants a deposit of the price at most', () => {
    expect(paths({ deposit: { kind: 'fixed', amount: price } })).toEqual([])
    expect(paths({ deposit: { kind: 'fixed', amount: { ...price, amount: 20_001 } } })).toEqual([
      'deposit.amount.amount',
    ])
  })
})

describe('the highest price', () => {
  it('is a million Chilean pesos, inclusive', () => {
    expect(checkPrice({ amount: 1_000_000, currency: 'CLP' }, 'CLP', [])).toEqual([])
    expect(checkPrice({ amount: 1_000_001, currency: 'CLP' }, 'CLP', ['price'])).toMatchObject([
      { path: ['price', 'amount'] },
    ])
  })

  it.each(currency.options)('is something in %s', (code) => {
    expect(isWithinPriceLimit({ amount: 10_000, currency: code })).toBe(true)
    expect(isWithinPriceLimit({ amount: 999_999_999_999, currency: code })).toBe(false)
  })
})

describe('depositOf', () => {
  it('is nothing, a sum or a part of the price, rounded to what can be paid', () => {
    expect(depositOf({ kind: 'none' }, price)).toBeUndefined()
    expect(depositOf({ kind: 'percent', percent: 30 }, price)).toEqual({ ...price, amount: 6000 })
    expect(depositOf({ kind: 'percent', percent: 33 }, { ...price, amount: 9_990 })).toEqual({ ...price, amount: 3297 })
    expect(depositOf({ kind: 'fixed', amount: { ...price, amount: 5000 } }, price)).toEqual({ ...price, amount: 5000 })
  })

  it('is never more than a professional’s own, lower price', () => {
    expect(depositOf({ kind: 'fixed', amount: price }, { ...price, amount: 12_000 })?.amount).toBe(12_000)
    expect(depositOf({ kind: 'percent', percent: 50 }, { ...price, amount: 0 })).toBeUndefined()
  })
})
