import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Appointment, AppointmentStatus } from '../appointments/schema'
import { appointmentId, organizationId, paymentId } from '../ids/schema'
import { someAppointment } from '../testing/appointment-builder'
import { parseInstant } from '../time/instant'
import { applyApproval, applyAttachment, applyRefund, refundableOf, settlementOf } from './apply'
import { addBalances, type Balances, type LedgerEntry, sumOf } from './ledger'
import { netOf, positionOf, restOf, settled, stated } from './position'
import type { Payment } from './schema'

const at = parseInstant('2026-11-24T14:00:00Z')
const by = { kind: 'staff', id: 'user-1' } as const
const clp = (amount: number) => ({ amount, currency: 'CLP' as const })

const pending = (id: number, over: Partial<Payment> = {}): Payment => ({
  id: paymentId.parse(`01JDCX0000000000000PAY${String(id).padStart(4, '0')}`),
  organizationId: organizationId.parse('01JDCX000000000000000000ZZ'),
  kind: 'deposit',
  method: 'cash',
  status: 'pending',
  amount: clp(5000),
  refunded: clp(0),
  refunds: [],
  parts: [],
  createdBy: by,
  createdAt: at,
  version: 1,
  ...over,
})

const balancesOf = (entries: readonly LedgerEntry[]): Balances =>
  addBalances(
    ...entries.map(({ lines }) =>
      lines.reduce<Balances>((sum, { account, amount }) => addBalances(sum, { [account]: amount }), {}),
    ),
  )

type Step =
  | { kind: 'pay'; method: 'cash' | 'card' | 'mercadopago'; amount: number; tip: number; fee: number; of: number }
  | { kind: 'prepay'; amount: number }
  | { kind: 'attach' }
  | { kind: 'refund'; payment: number; share: number }
  | { kind: 'become'; of: number; to: AppointmentStatus; isLate: boolean; keepsDeposits: boolean }
  | { kind: 'price'; of: number; amount: number; discount: number }

const amount = fc.integer({ min: 1, max: 40_000 })
const of = fc.integer({ min: 0, max: 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('pay' as const),
    method: fc.constantFrom('cash' as const, 'card' as const, 'mercadopago' as const),
    amount,
    tip: fc.integer({ min: 0, max: 3000 }),
    fee: fc.integer({ min: 0, max: 500 }),
    of: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ kind: fc.constant('prepay' as const), amount }),
  fc.record({ kind: fc.constant('attach' as const) }),
  fc.record({
    kind: fc.constant('refund' as const),
    payment: fc.nat(9),
    share: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('become' as const),
    of,
    to: fc.constantFrom<AppointmentStatus>('confirmed', 'completed', 'cancelled', 'no_show'),
    isLate: fc.boolean(),
    keepsDeposits: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('price' as const), of, amount: fc.nat(40_000), discount: fc.nat(20_000) }),
)

/** The books of a salon with two appointments: any payment, refund, status and price, in any order. */
const play = (steps: readonly Step[]) => {
  let appointments: Appointment[] = [1, 2].map((n) =>
    someAppointment({ id: appointmentId.parse(`01JDCX000000000000000APP${n}0`) }),
  )
  let payments: Payment[] = []
  const entries: LedgerEntry[] = []
  const replace = (changed: readonly Appointment[]) => {
    appointments = appointments.map((each) => changed.find(({ id }) => id === each.id) ?? each)
  }
  const settle = (after: Appointment, before: Appointment) => {
    const entry = settlementOf(before, after)
    if (entry) entries.push(entry)
    replace([after])
  }
  for (const each of steps) {
    const current = 'of' in each ? appointments[each.of % 2] : undefined
    if (each.kind === 'pay') {
      const { method, tip, fee } = each
      const payment = pending(payments.length, { method, amount: clp(each.amount + tip), tip: clp(tip) })
      const chosen = each.of === 3 ? appointments : each.of === 2 ? [] : appointments.slice(each.of, each.of + 1)
      const kind = chosen.length === 0 ? ('sale' as const) : ('deposit' as const)
      const facts = { at, by, providerFee: clp(Math.min(fee, each.amount)) }
      const applied = applyApproval({ ...payment, kind }, chosen, facts)
      payments.push(applied.payment)
      entries.push(applied.entry)
      replace(applied.appointments)
    } else if (each.kind === 'prepay') {
      const applied = applyApproval(pending(payments.length, { amount: clp(each.amount) }), [], { at, by })
      payments.push(applied.payment)
      entries.push(applied.entry)
    } else if (each.kind === 'attach') {
      const free = payments.find(
        ({ kind, parts, refunds }) => kind === 'deposit' && parts.length + refunds.length === 0,
      )
      if (!free) continue
      const applied = applyAttachment(free, appointments.slice(0, 1), { at, by })
      payments = payments.map((one) => (one.id === free.id ? applied.payment : one))
      if (applied.entry) entries.push(applied.entry)
      replace(applied.appointments)
    } else if (each.kind === 'refund') {
      const payment = payments[each.payment % Math.max(1, payments.length)]
      const part = payment ? Math.ceil(refundableOf(payment) * each.share) : 0
      if (!payment || part === 0) continue
      const made = { id: `r${payment.refunds.length}`, amount: clp(part), method: 'cash' as const, at, by }
      const applied = applyRefund(payment, appointments, made)
      payments = payments.map((one) => (one.id === payment.id ? applied.payment : one))
      entries.push(applied.entry)
      replace(applied.appointments)
    } else if (each.kind === 'become' && current) {
      const changed = { ...current, status: each.to, isLateCancellation: each.isLate, version: current.version + 1 }
      settle(settled(changed, each), current)
    } else if (each.kind === 'price' && current) {
      const discount = clp(each.discount)
      const payment = current.payment && { ...current.payment, discount }
      const changed = { ...current, price: clp(each.amount), ...(payment && { payment }), version: current.version + 1 }
      settle(stated(changed), current)
    }
  }

  return { appointments, payments, entries }
}

const after = fc.array(step, { maxLength: 14 }).map(play)

describe('the books of a salon', () => {
  it('add up to zero, each entry by itself, in whichever order things happen', () => {
    fc.assert(
      fc.property(after, ({ entries }) => {
        for (const { lines } of entries) expect(sumOf(lines)).toBe(0)
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
      }),
      { numRuns: 500 },
    )
  })

  it('say in the end what the payments and appointments say, whatever happened in between', () => {
    fc.assert(
      fc.property(after, ({ appointments, payments, entries }) => {
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
      fc.property(after, ({ appointments, payments }) => {
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
