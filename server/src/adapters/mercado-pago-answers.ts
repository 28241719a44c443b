import { fromDecimal } from '@reservaplus/shared/money/money'
import { currency, type Money } from '@reservaplus/shared/money/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import * as z from 'zod'

// Ids are numbers in some answers and texts in others.
export const externalId = z.union([z.string().min(1), z.int()]).transform(String)

export const when = z.iso.datetime({ offset: true }).transform((text) => instantOf(new Date(text)))

/** Absent, or null as MercadoPago writes it. */
export const optional = <Shape extends z.ZodType>(shape: Shape) =>
  shape.nullish().transform((value) => value ?? undefined)

export const paymentStatus = z.enum([
  'pending',
  'approved',
  'authorized',
  'in_process',
  'in_mediation',
  'rejected',
  'cancelled',
  'refunded',
  'charged_back',
])

const refund = z.object({
  id: externalId,
  amount: z.number(),
  status: optional(z.string()),
  date_created: optional(when),
})

export const refundAnswer = refund.extend({ payment_id: externalId })

export const paymentAnswer = z
  .object({
    id: externalId,
    status: paymentStatus,
    status_detail: optional(z.string()),
    external_reference: optional(z.string()),
    currency_id: currency,
    transaction_amount: z.number(),
    transaction_amount_refunded: optional(z.number()),
    payment_method_id: optional(z.string()),
    payment_type_id: optional(z.string()),
    date_created: when,
    date_approved: optional(when),
    collector_id: optional(externalId),
    fee_details: optional(z.array(z.object({ amount: z.number(), fee_payer: optional(z.string()) }))),
    refunds: optional(z.array(refund)),
  })
  .transform((answer) => {
    const money = (decimal: number): Money => fromDecimal(decimal, answer.currency_id)
    const fees = (answer.fee_details ?? []).filter((fee) => fee.fee_payer !== 'payer')

    return {
      id: answer.id,
      status: answer.status,
      /** Why: `accredited`, `cc_rejected_insufficient_amount`, `expired`, … */
      statusDetail: answer.status_detail,
      externalReference: answer.external_reference,
      amount: money(answer.transaction_amount),
      refunded: money(answer.transaction_amount_refunded ?? 0),
      /** What MercadoPago keeps of it. */
      fee: money(fees.reduce((sum, { amount }) => sum + amount, 0)),
      methodId: answer.payment_method_id,
      methodType: answer.payment_type_id,
      createdAt: answer.date_created,
      approvedAt: answer.date_approved,
      /** The account that was paid. */
      accountId: answer.collector_id,
      refunds: (answer.refunds ?? []).map((one) => ({
        id: one.id,
        amount: money(one.amount),
        status: one.status ?? 'approved',
      })),
    }
  })
export type MercadoPagoPayment = z.output<typeof paymentAnswer>

export const preferenceAnswer = z
  .object({ id: z.string().min(1), init_point: z.url(), expiration_date_to: optional(when) })
  .transform(({ id, init_point, expiration_date_to }) => ({
    id,
    checkoutUrl: init_point,
    expiresAt: expiration_date_to,
  }))
export type MercadoPagoPreference = z.output<typeof preferenceAnswer>

export const grantAnswer = z
  .object({
    access_token: z.string().min(1),
    refresh_token: z.string().min(1),
    user_id: externalId,
    expires_in: z.int().positive(),
    public_key: optional(z.string()),
    live_mode: optional(z.boolean()),
  })
  .transform((answer) => ({
    accessToken: answer.access_token,
    /** Each is good for one refresh, which answers the next. */
    refreshToken: answer.refresh_token,
    accountId: answer.user_id,
    expiresInSeconds: answer.expires_in,
    isLive: answer.live_mode ?? true,
  }))
export type MercadoPagoGrant = z.output<typeof grantAnswer>

export const accountAnswer = z
  .object({
    id: externalId,
    nickname: optional(z.string()),
    email: optional(z.string()),
    site_id: optional(z.string()),
  })
  .transform(({ id, nickname, email, site_id }) => ({ id, nickname, email, site: site_id }))
export type MercadoPagoAccount = z.output<typeof accountAnswer>

export const methodsAnswer = z.array(
  z
    .object({ id: z.string(), name: z.string(), payment_type_id: z.string(), status: optional(z.string()) })
    .transform(({ id, name, payment_type_id, status }) => ({
      id,
      name,
      type: payment_type_id,
      isActive: status === undefined || status === 'active',
    })),
)
