import { type Desk, nextNumber } from './desk'
import { badRequest, notFound } from './errors'
import { methodOf } from './methods'
import { type Payment, type Preference, wireDate } from './wire'

export type Outcome = 'approve' | 'reject' | 'pend'

export type Paying = {
  outcome: Outcome
  methodId?: string
  /** Why a card says no. */
  detail?: string
  email?: string
}

const details: Record<Outcome, string> = {
  approve: 'accredited',
  reject: 'cc_rejected_insufficient_amount',
  pend: 'pending_waiting_payment',
}
const statuses = { approve: 'approved', reject: 'rejected', pend: 'pending' } as const

export const amountOf = ({ items }: Preference) =>
  Math.round(items.reduce((sum, { quantity, unit_price }) => sum + quantity * unit_price, 0) * 100) / 100

type NewPayment = {
  accountId: number
  amount: number
  currency: string
  description: string
  reference: string | null
  notificationUrl: string | null
  operation: Payment['operation_type']
  isBinary: boolean
  email: string | null
}

/** 3.8 %, in coins that exist. */
const feeOf = (amount: number, currency: string) => {
  const digits = currency === 'CLP' ? 1 : 100
  return Math.round(amount * 0.038 * digits) / digits
}

export const addPayment = (desk: Desk, given: NewPayment, { outcome, methodId, detail }: Paying, at = desk.now()) => {
  const method = methodOf(methodId ?? (outcome === 'pend' ? 'servipag' : 'visa'))
  if (!method) throw badRequest('Unknown payment method')
  const isApproved = outcome === 'approve'
  const fee = isApproved ? feeOf(given.amount, given.currency) : 0
  const payment: Payment = {
    id: nextNumber(desk),
    status: statuses[outcome],
    status_detail: detail ?? details[outcome],
    live_mode: true,
    binary_mode: given.isBinary,
    collector_id: given.accountId,
    currency_id: given.currency,
    transaction_amount: given.amount,
    transaction_amount_refunded: 0,
    description: given.description,
    external_reference: given.reference,
    notification_url: given.notificationUrl,
    operation_type: given.operation,
    payment_method_id: method.id,
    payment_type_id: method.type,
    payer: { email: given.email },
    fee_details: isApproved ? [{ type: 'mercadopago_fee', amount: fee, fee_payer: 'collector' }] : [],
    transaction_details: { net_received_amount: isApproved ? given.amount - fee : 0, total_paid_amount: given.amount },
    date_created: wireDate(at),
    date_approved: isApproved ? wireDate(at) : null,
    date_last_updated: wireDate(at),
    refunds: [],
  }
  desk.state.payments[payment.id] = payment
  const told = { url: payment.notification_url, topic: 'payment' as const, accountId: given.accountId }
  desk.tell({ ...told, id: String(payment.id), isNew: true })
  return payment
}

export const isExpired = ({ expires, expiration_date_to }: Preference, now: number) =>
  expires && typeof expiration_date_to === 'string' && Date.parse(expiration_date_to) <= now

const excludedTypes = ({ payment_methods }: Preference) =>
  new Set((payment_methods?.excluded_payment_types ?? []).map(({ id }) => id))

/** Whether this preference lets somebody pay later, at a till. */
export const allowsPending = (preference: Preference) =>
  !preference.binary_mode && !excludedTypes(preference).has('ticket')

/** Somebody pays, or tries to; every try is a payment. Also a second time: MercadoPago does not mind. */
export const pay = (desk: Desk, preferenceId: string, paying: Paying): Payment => {
  const preference = desk.state.preferences[preferenceId]
  if (!preference) throw notFound('preference not found')
  if (isExpired(preference, desk.now())) throw badRequest('The preference has expired')
  if (paying.outcome === 'pend' && !allowsPending(preference)) throw badRequest('Payments must be approved at once')
  if (paying.methodId && excludedTypes(preference).has(methodOf(paying.methodId)?.type ?? '')) {
    throw badRequest('This payment method is excluded')
  }
  const given = {
    accountId: preference.collector_id,
    amount: amountOf(preference),
    currency: preference.items[0]?.currency_id ?? 'CLP',
    description: preference.items[0]?.title ?? '',
    reference: preference.external_reference ?? null,
    notificationUrl: preference.notification_url ?? null,
    operation: 'regular_payment' as const,
    isBinary: preference.binary_mode,
    email: paying.email ?? preference.payer?.email ?? null,
  }
  return addPayment(desk, given, paying)
}

const become = (desk: Desk, payment: Payment, status: Payment['status'], detail: string) => {
  payment.status = status
  payment.status_detail = detail
  payment.date_last_updated = wireDate(desk.now())
  if (status === 'approved') payment.date_approved = payment.date_last_updated
  const told = { url: payment.notification_url, topic: 'payment' as const, accountId: payment.collector_id }
  desk.tell({ ...told, id: String(payment.id), isNew: false })
  return payment
}

/** What waited at a till is paid, or never. */
export const settlePending = (desk: Desk, paymentId: number, outcome: 'approve' | 'cancel'): Payment => {
  const payment = desk.state.payments[paymentId]
  if (payment?.status !== 'pending') throw badRequest('The payment is not pending')
  return outcome === 'approve'
    ? become(desk, payment, 'approved', 'accredited')
    : become(desk, payment, 'cancelled', 'expired')
}

/** Whose card it was says that they did not pay: the money is taken back from the seller. */
export const chargeBack = (desk: Desk, paymentId: number): Payment => {
  const payment = desk.state.payments[paymentId]
  if (payment?.status !== 'approved') throw badRequest('The payment is not approved')
  return become(desk, payment, 'charged_back', 'settled')
}
