import type { Appointment } from '../appointments/schema'
import type { Money } from '../money/schema'
import type { AppointmentPayment } from './appointment-payment'
import type { Balances } from './ledger'

export type Payable = Pick<Appointment, 'status' | 'price'> & { payment?: AppointmentPayment | undefined }

const of = (amount: Money | undefined) => amount?.amount ?? 0

/** What is there of the client's money. */
export const netOf = ({ payment }: Pick<Payable, 'payment'>): number => of(payment?.paid) - of(payment?.refunded)

/** What is asked for it in all: never less than nothing, whatever the price became after a discount was given. */
const dueOf = ({ price, payment }: Payable): number =>
  Math.max(0, price.amount - of(payment?.discount) - of(payment?.reduced))

/** What the client still has to pay; nothing for what does not take place. */
export const restOf = (appointment: Payable): number =>
  appointment.status === 'cancelled' || appointment.status === 'no_show'
    ? 0
    : Math.max(0, dueOf(appointment) - netOf(appointment))

/** More than is asked for: goes back before anything gets cheaper. */
export const overpaidOf = (appointment: Payable): number => Math.max(0, netOf(appointment) - dueOf(appointment))

/**
 * Where an appointment's money stands in the books; its sum is what the salon has of it, as a credit. Every entry is the
 * difference of two of these, so they add up whatever happens in whichever order.
 */
export const positionOf = (appointment: Payable): Balances => {
  const { status, price, payment } = appointment
  if (!payment) return {}
  const net = netOf(appointment)
  if (status === 'completed') {
    const discounts = Math.min(of(payment.discount), price.amount)
    const refunds = Math.min(of(payment.reduced), price.amount - discounts)

    return {
      sales: -price.amount,
      discounts,
      refunds,
      'client-deposits': price.amount - discounts - refunds - net,
    }
  }
  const fee = status === 'cancelled' || status === 'no_show' ? Math.min(of(payment.kept), net) : 0

  return { 'no-show-fees': -fee, 'client-deposits': fee - net }
}

const stateOf = (appointment: Payable): AppointmentPayment['state'] => {
  const { payment, status } = appointment
  const net = netOf(appointment)
  if (!payment || (of(payment.paid) === 0 && dueOf(appointment) > 0)) return 'none'
  if (net === 0 && of(payment.refunded) > 0) return 'refunded'
  const isOver = status === 'cancelled' || status === 'no_show'
  if (isOver) return of(payment.kept) > 0 ? 'kept' : 'deposit'

  return net >= dueOf(appointment) ? 'paid' : 'deposit'
}

/** With the state that its figures say. */
export const stated = <Of extends Payable>(appointment: Of): Of =>
  appointment.payment
    ? { ...appointment, payment: { ...appointment.payment, state: stateOf(appointment) } }
    : appointment

type Rule = { keepsDeposits?: boolean }
type Ended = Payable & Pick<Appointment, 'isLateCancellation'>

/** What a new status means for the money: it is kept when the client did not come or cancelled too late, if that is the rule. */
export const settled = <Of extends Ended>(appointment: Of, rules?: Rule): Of => {
  const { payment, status, price } = appointment
  if (!payment) return appointment
  const { kept: _kept, ...rest } = payment
  const isFault = status === 'no_show' || (status === 'cancelled' && appointment.isLateCancellation === true)
  const net = netOf(appointment)
  const keeps = isFault && rules?.keepsDeposits === true && net > 0

  return stated({
    ...appointment,
    payment: { ...rest, ...(keeps && { kept: { amount: net, currency: price.currency } }) },
  })
}
