import * as z from 'zod'

import { type Desk, nextNumber } from '../desk'
import { badRequest, notFound } from '../errors'
import { methods } from '../methods'
import { type Payment, wireDate } from '../wire'
import { type OwnedOperation, parse } from './request'

const owned = (desk: Desk, id: string, accountId: number) => {
  const payment = desk.state.payments[id]
  if (payment?.collector_id !== accountId) throw notFound('Payment not found', 2000)
  return payment
}

export const getPayment: OwnedOperation = ({ desk, id }, caller) => ({ status: 200, body: owned(desk, id, caller.id) })

export const searchPayments: OwnedOperation = ({ desk, query }, caller) => {
  const reference = query.get('external_reference')
  const limit = Number(query.get('limit') ?? 30)
  const offset = Number(query.get('offset') ?? 0)
  const all = Object.values(desk.state.payments)
    .filter(({ collector_id }) => collector_id === caller.id)
    .filter(({ external_reference }) => reference === null || external_reference === reference)
    .sort((a, b) => b.date_created.localeCompare(a.date_created) || b.id - a.id)
  const results = (query.get('criteria') === 'asc' ? all.reverse() : all).slice(offset, offset + limit)
  return { status: 200, body: { paging: { total: all.length, limit, offset }, results } }
}

const refundInput = z.object({ amount: z.number().optional() })

/** Keeps sums of decimals what they are. */
const cents = (amount: number) => Math.round(amount * 100) / 100

const refundOf = (desk: Desk, payment: Payment, amount: number, sellerName: string) => {
  const refund = {
    id: nextNumber(desk),
    payment_id: payment.id,
    amount,
    status: 'approved' as const,
    source: { id: String(payment.collector_id), name: sellerName, type: 'collector' as const },
    date_created: wireDate(desk.now()),
  }
  payment.refunds.push(refund)
  payment.transaction_amount_refunded = cents(payment.transaction_amount_refunded + amount)
  const isWhole = payment.transaction_amount_refunded >= payment.transaction_amount
  payment.status = isWhole ? 'refunded' : 'approved'
  payment.status_detail = isWhole ? 'refunded' : 'partially_refunded'
  payment.date_last_updated = wireDate(desk.now())
  return refund
}

export const createRefund: OwnedOperation = ({ desk, id, body, idempotencyKey }, caller) => {
  if (!idempotencyKey) throw badRequest("Header X-Idempotency-Key can't be null", 4292)
  const payment = owned(desk, id, caller.id)
  const rest = cents(payment.transaction_amount - payment.transaction_amount_refunded)
  const { amount = rest } = parse(refundInput, body)
  if (payment.status !== 'approved') {
    throw badRequest('The action requested is not valid for the current payment state', 2063)
  }
  if (amount <= 0) throw badRequest('amount attribute must be positive', 4040)
  if (amount > rest) throw badRequest('Refund amount exceeds what is left of the payment', 2063)
  const refund = refundOf(desk, payment, amount, caller.nickname)
  const told = { url: payment.notification_url, topic: 'payment' as const, accountId: caller.id }
  desk.tell({ ...told, id: String(payment.id), isNew: false })
  return { status: 201, body: refund }
}

export const listRefunds: OwnedOperation = ({ desk, id }, caller) => ({
  status: 200,
  body: owned(desk, id, caller.id).refunds,
})

export const listMethods: OwnedOperation = () => ({
  status: 200,
  body: methods.map(({ id, name, type }) => ({ id, name, payment_type_id: type, status: 'active' })),
})
