import fc from 'fast-check'
import type { Appointment, AppointmentStatus } from '../appointments/schema'
import { appointmentId, organizationId, paymentId } from '../ids/schema'
import { applyApproval, applyAttachment, settlementOf } from '../payments/apply'
import { applyRefund, refundableOf } from '../payments/apply-refund'
import type { LedgerEntry } from '../payments/ledger'
import { settled, stated } from '../payments/position'
import type { Payment } from '../payments/schema'
import { parseInstant } from '../time/instant'
import { someAppointment } from './appointment-builder'

export const at = parseInstant('2026-11-24T14:00:00Z')
export const by = { kind: 'staff', id: 'user-1' } as const
export const clp = (amount: number) => ({ amount, currency: 'CLP' as const })

export const pending = (id: number, over: Partial<Payment> = {}): Payment => ({
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

type Books = { appointments: Appointment[]; payments: Payment[]; entries: LedgerEntry[] }
type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

const replaced = (all: Appointment[], changed: readonly Appointment[]) =>
  all.map((each) => changed.find(({ id }) => id === each.id) ?? each)

const settle = (books: Books, before: Appointment | undefined, after: Appointment): Books => {
  const entry = before && settlementOf(before, after)

  return {
    ...books,
    appointments: replaced(books.appointments, [after]),
    entries: [...books.entries, ...(entry ? [entry] : [])],
  }
}

/** For the first, the second, both or none of the two appointments. */
const chosen = ({ appointments }: Books, of: number) => {
  if (of === 3) return appointments

  return of === 2 ? [] : appointments.slice(of, of + 1)
}

const pay = (books: Books, { method, tip, fee, of, amount: sum }: Of<'pay'>): Books => {
  const whole = { method, amount: clp(sum + tip), tip: clp(tip) }
  const about = chosen(books, of)
  const kind = about.length === 0 ? ('sale' as const) : ('deposit' as const)
  const facts = { at, by, providerFee: clp(Math.min(fee, sum)) }
  const { payment, appointments, entry } = applyApproval(
    pending(books.payments.length, { ...whole, kind }),
    about,
    facts,
  )

  return {
    appointments: replaced(books.appointments, appointments),
    payments: [...books.payments, payment],
    entries: [...books.entries, entry],
  }
}

const prepay = (books: Books, step: Of<'prepay'>): Books => {
  const { payment, entry } = applyApproval(pending(books.payments.length, { amount: clp(step.amount) }), [], { at, by })

  return { ...books, payments: [...books.payments, payment], entries: [...books.entries, entry] }
}

const changed = (books: Books, next: Payment, appointments: readonly Appointment[], entry?: LedgerEntry): Books => ({
  appointments: replaced(books.appointments, appointments),
  payments: books.payments.map((each) => (each.id === next.id ? next : each)),
  entries: [...books.entries, ...(entry ? [entry] : [])],
})

const attach = (books: Books): Books => {
  const isFree = ({ kind, parts, refunds }: Payment) => kind === 'deposit' && parts.length + refunds.length === 0
  const free = books.payments.find(isFree)
  if (!free) return books
  const { payment, appointments, entry } = applyAttachment(free, books.appointments.slice(0, 1), { at, by })

  return changed(books, payment, appointments, entry)
}

const giveBack = (books: Books, { payment: index, share }: Of<'refund'>): Books => {
  const known = books.payments[index % Math.max(1, books.payments.length)]
  const part = known ? Math.ceil(refundableOf(known) * share) : 0
  if (!known || part === 0) return books
  const made = { id: `r${known.refunds.length}`, amount: clp(part), method: 'cash' as const, at, by }
  const { payment, appointments, entry } = applyRefund(known, books.appointments, made)

  return changed(books, payment, appointments, entry)
}

const become = (books: Books, { of, to, isLate, keepsDeposits }: Of<'become'>): Books => {
  const [current] = books.appointments.slice(of % 2)
  if (!current) return books
  const next = { ...current, status: to, isLateCancellation: isLate, version: current.version + 1 }

  return settle(books, current, settled(next, { keepsDeposits }))
}

const price = (books: Books, { of, amount: sum, discount }: Of<'price'>): Books => {
  const [current] = books.appointments.slice(of % 2)
  if (!current) return books
  const payment = current.payment && { ...current.payment, discount: clp(discount) }
  const next = { ...current, price: clp(sum), ...(payment && { payment }), version: current.version + 1 }

  return settle(books, current, stated(next))
}

const take = (books: Books, each: Step): Books => {
  switch (each.kind) {
    case 'pay':
      return pay(books, each)
    case 'prepay':
      return prepay(books, each)
    case 'attach':
      return attach(books)
    case 'refund':
      return giveBack(books, each)
    case 'become':
      return become(books, each)
    case 'price':
      return price(books, each)
  }
}

/** The books of a salon with two appointments after any payment, refund, status and price, in any order. */
export const anyBooks: fc.Arbitrary<Books> = fc.array(step, { maxLength: 14 }).map((steps) => {
  const appointments = [1, 2].map((n) => someAppointment({ id: appointmentId.parse(`01JDCX000000000000000APP${n}0`) }))

  return steps.reduce(take, { appointments, payments: [], entries: [] })
})
