import { fromDecimal, toDecimal } from '@reservaplus/shared/money/money'
import { currency, type Money } from '@reservaplus/shared/money/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import * as z from 'zod'

import { externalId, optional, paymentStatus, when } from './mercado-pago-answers'
import { askMercadoPago, undefinedIfUnknown } from './mercado-pago-request'

export type PreapprovalInput = {
  /** What the payer reads. */
  reason: string
  externalReference: string
  payerEmail: string
  amount: Money
  everyMonths: number
  /** The first charge; at once when absent. */
  startAt?: Instant | undefined
  backUrl: string
  notificationUrl?: string | undefined
  idempotencyKey: string
}

export type PreapprovalChange = {
  status?: 'authorized' | 'paused' | 'cancelled'
  /** From the next charge on. */
  amount?: Money
  reason?: string
}

const preapprovalStatus = z.enum(['pending', 'authorized', 'paused', 'cancelled'])

const preapprovalAnswer = z
  .object({
    id: z.string().min(1),
    status: preapprovalStatus,
    external_reference: optional(externalId),
    init_point: optional(z.url()),
    next_payment_date: optional(when),
    date_created: when,
    auto_recurring: z.object({ transaction_amount: z.number(), currency_id: currency }),
    summarized: optional(z.object({ charged_quantity: optional(z.int()), last_charged_date: optional(when) })),
  })
  .transform((answer) => ({
    id: answer.id,
    /** `pending` until the payer has given a card. */
    status: answer.status,
    externalReference: answer.external_reference,
    checkoutUrl: answer.init_point,
    amount: fromDecimal(answer.auto_recurring.transaction_amount, answer.auto_recurring.currency_id),
    nextChargeAt: answer.next_payment_date,
    createdAt: answer.date_created,
    charges: answer.summarized?.charged_quantity ?? 0,
    lastChargeAt: answer.summarized?.last_charged_date,
  }))
export type MercadoPagoPreapproval = z.output<typeof preapprovalAnswer>

const authorizedPaymentAnswer = z
  .object({
    id: externalId,
    preapproval_id: z.string().min(1),
    external_reference: optional(externalId),
    status: z.enum(['scheduled', 'processed', 'recycling', 'cancelled']),
    retry_attempt: optional(z.int()),
    transaction_amount: z.number(),
    currency_id: currency,
    debit_date: when,
    payment: optional(z.object({ id: externalId, status: paymentStatus, status_detail: optional(z.string()) })),
  })
  .transform((answer) => ({
    id: answer.id,
    preapprovalId: answer.preapproval_id,
    externalReference: answer.external_reference,
    /** `recycling` while it failed and is tried again; `processed` when it is over, whichever way: see `payment.status`. */
    status: answer.status,
    retries: answer.retry_attempt ?? 0,
    amount: fromDecimal(answer.transaction_amount, answer.currency_id),
    dueAt: answer.debit_date,
    payment: answer.payment && {
      id: answer.payment.id,
      status: answer.payment.status,
      statusDetail: answer.payment.status_detail,
    },
  }))
export type MercadoPagoAuthorizedPayment = z.output<typeof authorizedPaymentAnswer>

const recurring = (amount: Money) => ({ transaction_amount: toDecimal(amount), currency_id: amount.currency })

const searchAnswer = z.object({ results: z.array(authorizedPaymentAnswer) })

/** Charges that MercadoPago makes by itself, month by month; `accessToken` is the product's own. */
export const mercadoPagoSubscriptions = (baseUrl: string) => {
  const preapprovalPath = (id: string) => `/preapproval/${encodeURIComponent(id)}`

  return {
    /** Begins `pending`: the payer gives a card at `checkoutUrl`. */
    createPreapproval: (accessToken: string, input: PreapprovalInput): Promise<MercadoPagoPreapproval> =>
      askMercadoPago(
        baseUrl,
        {
          method: 'POST',
          path: '/preapproval',
          accessToken,
          idempotencyKey: input.idempotencyKey,
          body: {
            reason: input.reason,
            external_reference: input.externalReference,
            payer_email: input.payerEmail,
            back_url: input.backUrl,
            status: 'pending',
            auto_recurring: {
              frequency: input.everyMonths,
              frequency_type: 'months',
              ...(input.startAt && { start_date: input.startAt.replace('Z', '.000Z') }),
              ...recurring(input.amount),
            },
            ...(input.notificationUrl && { notification_url: input.notificationUrl }),
          },
        },
        preapprovalAnswer,
      ),

    getPreapproval: (accessToken: string, id: string): Promise<MercadoPagoPreapproval | undefined> =>
      askMercadoPago(baseUrl, { path: preapprovalPath(id), accessToken }, preapprovalAnswer).catch(undefinedIfUnknown),

    /** A cancelled one stays so. */
    updatePreapproval: (
      accessToken: string,
      id: string,
      { status, amount, reason }: PreapprovalChange,
    ): Promise<MercadoPagoPreapproval> =>
      askMercadoPago(
        baseUrl,
        {
          method: 'PUT',
          path: preapprovalPath(id),
          accessToken,
          body: {
            ...(status && { status }),
            ...(reason && { reason }),
            ...(amount && { auto_recurring: recurring(amount) }),
          },
        },
        preapprovalAnswer,
      ),

    getAuthorizedPayment: (accessToken: string, id: string): Promise<MercadoPagoAuthorizedPayment | undefined> =>
      askMercadoPago(
        baseUrl,
        { path: `/authorized_payments/${encodeURIComponent(id)}`, accessToken },
        authorizedPaymentAnswer,
      ).catch(undefinedIfUnknown),

    /** Every charge of a subscription, newest first. */
    searchAuthorizedPayments: async (
      accessToken: string,
      preapprovalId: string,
    ): Promise<MercadoPagoAuthorizedPayment[]> => {
      const query = new URLSearchParams({ preapproval_id: preapprovalId })

      return (
        await askMercadoPago(baseUrl, { path: `/authorized_payments/search?${query}`, accessToken }, searchAnswer)
      ).results
    },
  }
}
