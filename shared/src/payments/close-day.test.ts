import { describe, expect, it } from 'vitest'
import { organizationId, paymentId } from '../ids/schema'
import { parseInstant } from '../time/instant'
import { localDate } from '../time/schema'
import { closed, differenceEntry, recounted, reopened } from './close-day'
import type { DayFigures } from './day-close'
import { pendingSale } from './pending-sale'

const id = organizationId.parse('01JDORGANIZATION0000000000')
const organization = { id, currency: 'CLP' as const, timeZone: 'America/Santiago' }
const by = { kind: 'staff' as const, id: 'u' }
const at = parseInstant('2026-11-30T22:00:00Z')
const date = localDate.parse('2026-11-30')
const clp = (amount: number) => ({ amount, currency: 'CLP' as const })

const took = (net: number): DayFigures => ({
  byMethod: [{ method: 'cash', received: net, refunded: 0, net }],
  byProfessional: [],
  tips: 0,
})
const wish = { date, countedCash: clp(29_000), float: clp(10_000), note: '', figures: took(20_000) }
const close = closed(wish, { current: undefined, organization, at, by })
const linesOf = (...args: Parameters<typeof differenceEntry>) => differenceEntry(...args)?.lines

describe('a day of the till', () => {
  it('differs by what was counted less the float and what the books say', () => {
    expect(close).toMatchObject({ expectedCash: 30_000, difference: -1000, version: 1 })
    expect(linesOf(undefined, close, { at, by })).toEqual([
      { account: 'cash', amount: -1000 },
      { account: 'cash-differences', amount: 1000 },
    ])
  })

  it('counts what came in meanwhile, and books only what that adds', () => {
    const next = recounted(close, took(19_500))

    expect(next).toMatchObject({ expectedCash: 29_500, difference: -500, version: 2 })
    expect(linesOf(close, next, { at, by })).toContainEqual({ account: 'cash', amount: 500 })
    expect(linesOf(undefined, recounted(close, took(19_000)), { at, by })).toBeUndefined()
  })

  it('stays as it is where nothing came in, whatever the order a table gives its fields back in', () => {
    const cash = { net: 20_000, refunded: 0, received: 20_000, method: 'cash' as const }
    const read = { tips: 0, byProfessional: [], byMethod: [cash] }

    expect(recounted(close, read)).toBe(close)
  })

  it('opened again takes its difference out of the books, and is closed with the float it had', () => {
    const open = reopened(close, { reason: 'Faltaba un vale', at, by })
    const { float: _float, ...again } = wish

    expect(linesOf(close, open, { at, by })).toContainEqual({ account: 'cash', amount: 1000 })
    expect(closed(again, { current: open, organization, at, by })).toMatchObject({ float: clp(10_000), version: 3 })
    expect(() => reopened(open, { reason: 'x', at, by })).toThrow('This day is open')
  })

  it('is closed once, not before it has come, and in the currency of the salon', () => {
    const facts = { current: undefined, organization, at, by }

    expect(() => closed(wish, { ...facts, current: close })).toThrow('closed already')
    expect(() => closed({ ...wish, date: localDate.parse('2026-12-01') }, facts)).toThrow('has not come')
    expect(() => closed({ ...wish, countedCash: { amount: 1, currency: 'USD' } }, facts)).toThrow('paid in CLP')
  })
})

it('what the desk takes is asked for with the tip, and nothing of it has gone back', () => {
  const facts = { id: paymentId.parse('01JDPAYMENT000000000000000'), organizationId: id, createdBy: by, createdAt: at }

  expect(pendingSale({ method: 'cash', amount: clp(10_000), tip: clp(500), note: '' }, facts)).toEqual({
    ...facts,
    kind: 'sale',
    method: 'cash',
    status: 'pending',
    amount: clp(10_500),
    tip: clp(500),
    refunded: clp(0),
    refunds: [],
    parts: [],
    version: 0,
  })
})
