import type { Appointment } from '../appointments/schema'
import { AppError } from '../errors/app-error'
import {
  type Applied,
  assertCurrency,
  assertRoom,
  changedBy,
  difference,
  elsewhere,
  entryOf,
  isMoney,
  paymentOf,
  shared,
  unassignedOf,
} from './applied'
import type { AppointmentPayment } from './appointment-payment'
import { addBalances } from './ledger'
import { overpaidOf } from './position'
import type { Payment, Refund } from './schema'

/** What can still go back of a payment. */
export const refundableOf = (payment: Payment): number =>
  isMoney(payment) ? payment.amount.amount - payment.refunded.amount : 0

/** How an amount that goes back is shared: first what is for nobody, then the parts from the last on, the tip at the end. */
const shareRefund = (payment: Payment, amount: number) => {
  const inParts = payment.parts.reduce((sum, part) => sum + part.refunded, 0)
  const free = unassignedOf(payment)
  const freeBefore = Math.min(free, payment.refunded.amount - inParts)
  const ofFree = Math.min(amount, free - freeBefore)
  let left = amount - ofFree
  const parts = payment.parts
    .toReversed()
    .map((part) => {
      const taken = Math.min(left, part.amount - part.refunded)
      left -= taken

      return { ...part, refunded: part.refunded + taken }
    })
    .toReversed()

  return { ofFree, parts, ofTip: left }
}

const returned = (current: Appointment, amount: number): AppointmentPayment => {
  const before = paymentOf(current)
  const refunded = { ...before.refunded, amount: before.refunded.amount + amount }
  if (current.status !== 'completed') return { ...before, refunded }
  const reduces = amount - Math.min(amount, overpaidOf(current))
  const { currency } = current.price
  const reduced = { amount: (before.reduced?.amount ?? 0) + reduces, currency }

  return { ...before, refunded, ...(reduced.amount > 0 && { reduced }) }
}

/** Some of it or all of it goes back. */
export const applyRefund = (payment: Payment, appointments: readonly Appointment[], refund: Refund): Applied => {
  const { amount, at, by } = refund
  assertCurrency(amount, payment.amount)
  if (amount.amount <= 0 || amount.amount > refundableOf(payment)) {
    const message = 'More than can still be given back'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['amount', 'amount'], message }] })
  }
  assertRoom(payment.refunds)
  const { ofFree, parts, ofTip } = shareRefund(payment, amount.amount)
  const refunded = payment.refunded.amount + amount.amount
  const next: Payment = {
    ...payment,
    parts,
    refunds: [...payment.refunds, refund],
    refunded: { ...payment.refunded, amount: refunded },
    status: refunded === payment.amount.amount ? 'refunded' : 'partly_refunded',
    version: payment.version + 1,
  }
  const takenOf = (id: string) => {
    const [was, is] = [payment.parts, parts].map((all) => all.find(({ appointmentId }) => appointmentId === id))

    return (is?.refunded ?? 0) - (was?.refunded ?? 0)
  }
  const before = appointments.filter(({ id }) => takenOf(id) > 0)
  const after = before.map((current) => changedBy(at, current, returned(current, takenOf(current.id))))
  const shares = [
    ...parts.map(({ professionalId, appointmentId }) => ({ professionalId, amount: takenOf(appointmentId) })),
    ...(payment.professionalId ? [{ professionalId: payment.professionalId, amount: ofFree }] : []),
  ]
  const freeAccount = elsewhere(payment) === 'sales' ? 'refunds' : 'client-deposits'

  return {
    payment: next,
    appointments: after,
    entry: entryOf(next, {
      id: `${payment.id}~refund~${refund.id}`,
      kind: 'refund',
      at,
      by,
      shares: shared(shares, -1),
      balances: addBalances(
        { [refund.method]: -amount.amount, tips: ofTip },
        { [freeAccount]: ofFree },
        difference(before, after),
      ),
    }),
  }
}
