import { type Desk, nextNumber } from '../desk'
import { addPayment } from '../pay'
import { type AuthorizedPayment, type StoredPreapproval, wireDate } from '../wire'
import { chargeDate, retryDate } from './charge-dates'

const tellOfCharge = (desk: Desk, { answer, notificationUrl }: StoredPreapproval, id: number, isNew: boolean) =>
  desk.tell({
    url: notificationUrl,
    topic: 'subscription_authorized_payment',
    id: String(id),
    accountId: answer.collector_id,
    isNew,
  })

const end = (desk: Desk, stored: StoredPreapproval, at: number) => {
  stored.answer.status = 'cancelled'
  stored.answer.last_modified = wireDate(at)
  cancelCharges(desk, stored)
  desk.tell({
    url: stored.notificationUrl,
    topic: 'subscription_preapproval',
    id: stored.answer.id,
    accountId: stored.answer.collector_id,
    isNew: false,
  })
}

const countCharge = ({ answer }: StoredPreapproval, amount: number, at: number) => {
  answer.summarized.charged_quantity++
  answer.summarized.charged_amount += amount
  answer.summarized.last_charged_date = wireDate(at)
  answer.summarized.last_charged_amount = amount
}

/** One try of one installment. After three installments that nobody paid, MercadoPago ends the subscription. */
const tryCharge = (desk: Desk, stored: StoredPreapproval, charge: AuthorizedPayment, at: number, isNew: boolean) => {
  const { answer } = stored
  const failure = desk.state.failingPayers[answer.id] ?? desk.state.failingPayers[answer.payer_email]
  const given = {
    accountId: answer.collector_id,
    amount: charge.transaction_amount,
    currency: charge.currency_id,
    description: answer.reason,
    reference: answer.external_reference,
    notificationUrl: stored.notificationUrl ?? null,
    operation: 'recurring_payment' as const,
    isBinary: true,
    email: answer.payer_email,
  }
  const how = failure ? ({ outcome: 'reject', detail: failure } as const) : ({ outcome: 'approve' } as const)
  const { id, status, status_detail } = addPayment(desk, given, how, at)
  charge.payment = { id, status, status_detail }
  charge.last_modified = wireDate(at)
  const next = failure ? retryDate(charge.debit_date, charge.retry_attempt) : undefined
  charge.next_retry_date = next === undefined ? null : wireDate(next)
  charge.status = next === undefined ? 'processed' : 'recycling'
  if (!failure) {
    stored.rejectedInstallments = 0
    countCharge(stored, charge.transaction_amount, at)
  }
  tellOfCharge(desk, stored, charge.id, isNew)
  if (!failure || next !== undefined) return
  stored.rejectedInstallments++
  if (stored.rejectedInstallments >= 3) end(desk, stored, at)
}

const nextInstallment = (desk: Desk, stored: StoredPreapproval, at: number) => {
  const { answer } = stored
  const charge: AuthorizedPayment = {
    id: nextNumber(desk),
    type: 'scheduled',
    preapproval_id: answer.id,
    reason: answer.reason,
    external_reference: answer.external_reference,
    currency_id: answer.auto_recurring.currency_id,
    transaction_amount: answer.auto_recurring.transaction_amount,
    debit_date: wireDate(at),
    retry_attempt: 0,
    next_retry_date: null,
    status: 'scheduled',
    payment: null,
    date_created: wireDate(at),
    last_modified: wireDate(at),
  }
  desk.state.authorizedPayments[charge.id] = charge
  stored.installments++
  answer.next_payment_date = wireDate(chargeDate(answer.auto_recurring, stored.installments))
  tryCharge(desk, stored, charge, at, true)
}

type Due = { at: number; run: () => void }

const earliestOf = (desk: Desk): Due | undefined => {
  const due: Due[] = []
  for (const stored of Object.values(desk.state.preapprovals)) {
    const { status, next_payment_date, auto_recurring } = stored.answer
    if (status !== 'authorized' || next_payment_date === null) continue
    const at = Date.parse(next_payment_date)
    if (auto_recurring.end_date !== null && at > Date.parse(auto_recurring.end_date)) continue
    due.push({ at, run: () => nextInstallment(desk, stored, at) })
  }
  for (const charge of Object.values(desk.state.authorizedPayments)) {
    const stored = desk.state.preapprovals[charge.preapproval_id]
    if (charge.status !== 'recycling' || charge.next_retry_date === null || !stored) continue
    const at = Date.parse(charge.next_retry_date)
    const run = () => {
      charge.retry_attempt++
      tryCharge(desk, stored, charge, at, false)
    }
    due.push({ at, run })
  }
  return due.reduce<Due | undefined>((first, one) => (first && first.at <= one.at ? first : one), undefined)
}

/** Charges everything whose time has come, in the order of time, however far the clock was moved. Answers how much it was. */
export const chargeDue = (desk: Desk): number => {
  let count = 0
  for (let due = earliestOf(desk); due && due.at <= desk.now(); due = earliestOf(desk)) {
    due.run()
    count++
  }
  return count
}

/** When there is something to charge next. */
export const nextChargeAt = (desk: Desk): number | undefined => earliestOf(desk)?.at

/** The payer gives a card: the first installment is charged at once, or on the day it begins. */
export const authorize = (desk: Desk, id: string, methodId = 'visa'): StoredPreapproval | undefined => {
  const stored = desk.state.preapprovals[id]
  if (stored?.answer.status !== 'pending') return undefined
  const { answer } = stored
  const first = Math.max(desk.now(), Date.parse(answer.auto_recurring.start_date))
  answer.status = 'authorized'
  answer.payment_method_id = methodId
  answer.auto_recurring.start_date = wireDate(first)
  answer.next_payment_date = wireDate(first)
  answer.last_modified = wireDate(desk.now())
  const told = { url: stored.notificationUrl, topic: 'subscription_preapproval' as const }
  desk.tell({ ...told, id, accountId: answer.collector_id, isNew: false })
  chargeDue(desk)
  return stored
}

export const cancelCharges = ({ state }: Desk, { answer }: StoredPreapproval) => {
  answer.next_payment_date = null
  for (const charge of Object.values(state.authorizedPayments)) {
    if (charge.preapproval_id === answer.id && charge.status === 'recycling') {
      charge.status = 'cancelled'
      charge.next_retry_date = null
    }
  }
}

/** Days that went by while it was paused are not charged afterwards. */
export const resumeCharges = (desk: Desk, stored: StoredPreapproval) => {
  const { auto_recurring } = stored.answer
  while (chargeDate(auto_recurring, stored.installments) < desk.now()) stored.installments++
  stored.answer.next_payment_date = wireDate(chargeDate(auto_recurring, stored.installments))
}
