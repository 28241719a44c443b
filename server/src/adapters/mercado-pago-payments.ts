import { fromDecimal, toDecimal } from '@reservaplus/shared/money/money'
import type { Money } from '@reservaplus/shared/money/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import * as z from 'zod'

import {
  type MercadoPagoPayment,
  type MercadoPagoPreference,
  methodsAnswer,
  paymentAnswer,
  preferenceAnswer,
  refundAnswer,
} from './mercado-pago-answers'
import { askMercadoPago, undefinedIfUnknown } from './mercado-pago-request'

export type PreferenceInput = {
  /** What is paid for, as the payer reads it. */
  title: string
  amount: Money
  /** Ours: by it a payment is found whose notice never came. */
  externalReference: string
  notificationUrl: string
  backUrls: { success: string; failure: string; pending: string }
  /** Nobody can pay after it. */
  expiresAt?: Instant | undefined
  payer?: { name?: string | undefined; email?: string | undefined } | undefined
  /** On the card's statement, 13 characters at most. */
  statementDescriptor?: string | undefined
  idempotencyKey: string
}

/** Paid on paper, at a machine or by a transfer: hours or days between the order and the money. */
const slowTypes = ['ticket', 'atm', 'bank_transfer', 'digital_currency'].map((id) => ({ id }))

// MercadoPago refuses the letter that stands for UTC elsewhere.
const offsetOf = (instant: Instant) => instant.replace('Z', '.000+00:00')

const expiry = (instant: Instant | undefined) =>
  instant === undefined ? {} : { expires: true, expiration_date_to: offsetOf(instant) }

const preferenceBody = (input: PreferenceInput) => ({
  items: [
    {
      id: input.externalReference,
      title: input.title,
      quantity: 1,
      currency_id: input.amount.currency,
      unit_price: toDecimal(input.amount),
    },
  ],
  external_reference: input.externalReference,
  notification_url: input.notificationUrl,
  back_urls: input.backUrls,
  auto_return: 'approved',
  // Approved or rejected on the spot: a pending payment would keep a slot without money.
  binary_mode: true,
  payment_methods: { excluded_payment_types: slowTypes },
  ...(input.payer && { payer: input.payer }),
  ...(input.statementDescriptor && { statement_descriptor: input.statementDescriptor.slice(0, 13) }),
  ...expiry(input.expiresAt),
})

const searchAnswer = z.object({ results: z.array(paymentAnswer) })

/** Checkout Pro, payments and refunds; `accessToken` is that of the account which is paid. */
export const mercadoPagoPayments = (baseUrl: string) => ({
  createPreference: (accessToken: string, input: PreferenceInput): Promise<MercadoPagoPreference> =>
    askMercadoPago(
      baseUrl,
      {
        method: 'POST',
        path: '/checkout/preferences',
        accessToken,
        body: preferenceBody(input),
        idempotencyKey: input.idempotencyKey,
      },
      preferenceAnswer,
    ),

  /** Ends it earlier or later than was said at first. */
  changeExpiry: (accessToken: string, preferenceId: string, expiresAt: Instant): Promise<MercadoPagoPreference> =>
    askMercadoPago(
      baseUrl,
      {
        method: 'PUT',
        path: `/checkout/preferences/${encodeURIComponent(preferenceId)}`,
        accessToken,
        body: expiry(expiresAt),
      },
      preferenceAnswer,
    ),

  getPayment: (accessToken: string, paymentId: string): Promise<MercadoPagoPayment | undefined> =>
    askMercadoPago(
      baseUrl,
      { path: `/v1/payments/${encodeURIComponent(paymentId)}`, accessToken },
      paymentAnswer,
    ).catch(undefinedIfUnknown),

  /** Newest first; every try of a payer is a payment of its own. */
  searchPayments: async (accessToken: string, externalReference: string): Promise<MercadoPagoPayment[]> => {
    const query = new URLSearchParams({
      sort: 'date_created',
      criteria: 'desc',
      external_reference: externalReference,
      limit: '30',
    })

    return (await askMercadoPago(baseUrl, { path: `/v1/payments/search?${query}`, accessToken }, searchAnswer)).results
  },

  /** Without an amount, all that is left. BAD_INPUT when that is less than asked for, or nothing. */
  refundPayment: async (
    accessToken: string,
    paymentId: string,
    { amount, idempotencyKey }: { amount?: Money | undefined; idempotencyKey: string },
  ) => {
    const ask = {
      method: 'POST',
      path: `/v1/payments/${encodeURIComponent(paymentId)}/refunds`,
      accessToken,
      body: amount ? { amount: toDecimal(amount) } : {},
      idempotencyKey,
    } as const
    const { id, amount: given, status } = await askMercadoPago(baseUrl, ask, refundAnswer)

    return { id, status: status ?? 'approved', amount: amount ? fromDecimal(given, amount.currency) : undefined }
  },

  /** How the account can be paid. */
  listPaymentMethods: (accessToken: string): Promise<z.output<typeof methodsAnswer>> =>
    askMercadoPago(baseUrl, { path: '/v1/payment_methods', accessToken }, methodsAnswer),
})
