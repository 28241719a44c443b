import type { Actor, Appointment } from '../appointments/schema'
import { AppError } from '../errors/app-error'
import type { Money } from '../money/schema'
import type { Instant } from '../time/schema'
import type { AppointmentPayment } from './appointment-payment'
import { addBalances, type Balances, type LedgerEntry, linesOf, negated } from './ledger'
import { positionOf, stated } from './position'
import type { Payment, PaymentPart } from './schema'

/** After something happened to a payment: it, the appointments it is for, and what the books say of it. */
export type Applied = { payment: Payment; appointments: Appointment[]; entry: LedgerEntry }

export type Facts = { at: Instant; by: Actor }

const nothingPaid = ({ price: { currency } }: Appointment): AppointmentPayment => ({
  state: 'none',
  paid: { amount: 0, currency },
  refunded: { amount: 0, currency },
  paymentIds: [],
})

/** As it is, or as the first money finds it. */
export const paymentOf = (appointment: Appointment): AppointmentPayment =>
  appointment.payment ?? nothingPaid(appointment)

/** Whether what was paid can go back: it is there. */
export const isMoney = ({ status }: Pick<Payment, 'status'>): boolean =>
  status === 'approved' || status === 'partly_refunded' || status === 'refunded'

/** What of it went to no appointment: what was sold without one, or waits for one. */
export const unassignedOf = ({ amount, tip, parts }: Pick<Payment, 'amount' | 'tip' | 'parts'>): number =>
  amount.amount - (tip?.amount ?? 0) - parts.reduce((sum, part) => sum + part.amount, 0)

export const changedBy = (at: Instant, current: Appointment, payment: AppointmentPayment): Appointment => ({
  ...stated({ ...current, payment }),
  updatedAt: at,
  version: current.version + 1,
})

export const difference = (before: readonly Appointment[], after: readonly Appointment[]): Balances =>
  addBalances(...after.map(positionOf), ...before.map((each) => negated(positionOf(each))))

type Sharing = readonly { professionalId: PaymentPart['professionalId']; amount: number }[]

export const shared = (shares: Sharing, sign: 1 | -1): LedgerEntry['shares'] => {
  const sums = new Map<PaymentPart['professionalId'], number>()
  for (const { professionalId, amount } of shares) sums.set(professionalId, (sums.get(professionalId) ?? 0) + amount)

  return [...sums].flatMap(([professionalId, amount]) =>
    amount === 0 ? [] : [{ professionalId, amount: sign * amount }],
  )
}

type Told = Facts & {
  id: string
  kind: LedgerEntry['kind']
  balances: Balances
  shares?: LedgerEntry['shares']
}

export const entryOf = (payment: Payment, { id, kind, at, by, balances, shares = [] }: Told): LedgerEntry => ({
  id,
  organizationId: payment.organizationId,
  at,
  kind,
  currency: payment.amount.currency,
  lines: linesOf(balances),
  shares,
  paymentId: payment.id,
  ...(payment.appointmentId && { appointmentId: payment.appointmentId }),
  createdBy: by,
})

/** Where money lies that is for no appointment. */
export const elsewhere = ({ kind }: Payment) => (kind === 'sale' ? ('sales' as const) : ('client-deposits' as const))

/** In the currency of the organization, or of what is paid. `path`: where in the call the amount stands. */
export const assertCurrency = (
  amount: Money,
  { currency }: Pick<Money, 'currency'>,
  path: readonly (string | number)[] = ['amount'],
): void => {
  if (amount.currency === currency) return
  const message = `This is paid in ${currency}`
  throw new AppError('BAD_INPUT', message, { issues: [{ path: [...path, 'currency'], message }] })
}

/** An item has room for so many; more are nobody's. */
export const mostPayments = 50

export const assertRoom = (many: readonly unknown[]): void => {
  if (many.length >= mostPayments) throw new AppError('CONFLICT', `There are ${mostPayments} already`)
}
