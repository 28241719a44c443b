import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Appointment } from '../appointments/schema'
import { someAppointment } from '../testing/appointment-builder'
import { anyBooks, at, by, clp, pending } from '../testing/payment-books'
import { applyApproval } from './apply'
import { applyRefund, refundableOf } from './apply-refund'
import { addBalances, type Balances, type LedgerEntry, sumOf } from './ledger'
import { netOf, positionOf, restOf, settled } from './position'

const balancesOf = (entries: readonly LedgerEntry[]): Balances =>
  addBalances(
    ...entries.map(({ lines }) =>
      lines.reduce<Balances>((sum, { account, amount }) => addBalances(sum, { [account]: amount }), {}),
    ),
  )

describe('the books of a salon', () => {
  it('add up to zero, each entry by itself, in whichever order things happen', () => {
    fc.assert(
      fc.property(anyBooks, ({ entries }) => {
        for (const { lines } of entries) expect(sumOf(lines)).toBe(0)
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
      }),
      { numRuns: 500 },
    )
  })

  it('say in the end what the payments and appointments say, whatever happened in between', () => {
    fc.assert(
      fc.property(anyBooks, ({ appointments, payments, entries }) => {
        const books = balancesOf(entries)
        const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
        const came = (method: string) =>
          sum(
            payments
              .filter((each) => each.method === method)
              .map((p) => p.amount.amount - (p.providerFee?.amount ?? 0)),
          )
        const went = sum(payments.flatMap(({ refunds }) => refunds).map((each) => each.amount.amount))

        expect(books.card ?? 0).toBe(came('card'))
        expect(books.mercadopago ?? 0).toBe(came('mercadopago'))
        expect(books.cash ?? 0).toBe(came('cash') - went)
        const position = addBalances(...appointments.map(positionOf))
        const free = payments.filter(({ parts, kind }) => parts.length === 0 && kind === 'deposit')
        const waiting = sum(free.map((each) => each.amount.amount - each.refunded.amount))
        expect(books['client-deposits'] ?? 0).toBe((position['client-deposits'] ?? 0) - waiting)
        expect(books['no-show-fees'] ?? 0).toBe(position['no-show-fees'] ?? 0)
      }),
      { numRuns: 500 },
    )
  })

  it('never give back more than was paid, of no payment and for no appointment', () => {
    fc.assert(
      fc.property(anyBooks, ({ appointments, payments }) => {
        for (const each of appointments) expect(netOf(each)).toBeGreaterThanOrEqual(0)
        for (const payment of payments) {
          expect(refundableOf(payment)).toBeGreaterThanOrEqual(0)
          expect(payment.parts.every(({ amount: all, refunded }) => refunded <= all)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('what an appointment still costs', () => {
  const paid = (over: Partial<Appointment>, sum: number) =>
    applyApproval(pending(1, { amount: clp(sum) }), [someAppointment(over)], { at, by }).appointments[0]

  it('is its price less what was paid, and nothing once it does not take place', () => {
    const appointment = paid({}, 5000)

    expect(appointment && restOf(appointment)).toBe(10_000)
    expect(appointment && restOf({ ...appointment, status: 'no_show' })).toBe(0)
  })

  it('does not rise by what goes back after it was done: the service became cheaper', () => {
    const done = paid({ status: 'completed' }, 15_000)
    const payment = applyApproval(pending(1, { amount: clp(15_000) }), [someAppointment()], { at, by }).payment
    const refund = { id: 'r1', amount: clp(4000), method: 'cash' as const, at, by }
    const [cheaper] = done ? applyRefund(payment, [done], refund).appointments : []

    expect(cheaper && restOf(cheaper)).toBe(0)
    expect(cheaper?.payment).toMatchObject({ state: 'paid', reduced: clp(4000), refunded: clp(4000) })
  })

  it('is kept of who does not come only where that is the rule', () => {
    const appointment = paid({}, 5000)
    if (!appointment) throw new Error('Nothing was paid')
    const missed = { ...appointment, status: 'no_show' as const }

    expect(settled(missed, { keepsDeposits: true }).payment).toMatchObject({ state: 'kept', kept: clp(5000) })
    expect(settled(missed, { keepsDeposits: false }).payment?.kept).toBeUndefined()
    expect(settled({ ...missed, status: 'cancelled' }, { keepsDeposits: true }).payment?.kept).toBeUndefined()
  })
})
