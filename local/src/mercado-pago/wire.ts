import { currency } from '@reservaplus/shared/money/schema'
import * as z from 'zod'

// What MercadoPago's API answers, as far as the product asks; kept in this shape.

export const paymentStatus = z.enum(['pending', 'approved', 'rejected', 'cancelled', 'refunded', 'charged_back'])

export const refund = z.object({
  id: z.int(),
  payment_id: z.int(),
  amount: z.number(),
  status: z.literal('approved'),
  source: z.object({ id: z.string(), name: z.string(), type: z.literal('collector') }),
  date_created: z.string(),
})

export const payment = z.object({
  id: z.int(),
  status: paymentStatus,
  status_detail: z.string(),
  live_mode: z.boolean(),
  binary_mode: z.boolean(),
  collector_id: z.int(),
  currency_id: z.string(),
  transaction_amount: z.number(),
  transaction_amount_refunded: z.number(),
  description: z.string(),
  external_reference: z.string().nullable(),
  notification_url: z.string().nullable(),
  operation_type: z.enum(['regular_payment', 'recurring_payment']),
  payment_method_id: z.string(),
  payment_type_id: z.string(),
  payer: z.object({ email: z.string().nullable() }),
  fee_details: z.array(
    z.object({ type: z.literal('mercadopago_fee'), amount: z.number(), fee_payer: z.literal('collector') }),
  ),
  transaction_details: z.object({ net_received_amount: z.number(), total_paid_amount: z.number() }),
  date_created: z.string(),
  date_approved: z.string().nullable(),
  date_last_updated: z.string(),
  refunds: z.array(refund),
})
export type Payment = z.infer<typeof payment>

export const preferenceInput = z.object({
  items: z
    .array(
      z.object({
        id: z.string().optional(),
        title: z.string().min(1),
        quantity: z.int().positive(),
        currency_id: currency.default('CLP'),
        unit_price: z.number().positive(),
      }),
    )
    .min(1),
  external_reference: z.string().max(256).optional(),
  notification_url: z.url({ protocol: /^https?$/ }).optional(),
  back_urls: z.object({ success: z.url(), failure: z.url(), pending: z.url() }).partial().optional(),
  auto_return: z.enum(['approved', 'all']).optional(),
  binary_mode: z.boolean().default(false),
  payer: z.object({ name: z.string().optional(), email: z.string().optional() }).optional(),
  payment_methods: z.object({ excluded_payment_types: z.array(z.object({ id: z.string() })).default([]) }).optional(),
  statement_descriptor: z.string().optional(),
  expires: z.boolean().default(false),
  expiration_date_from: z.iso.datetime({ offset: true }).nullish(),
  expiration_date_to: z.iso.datetime({ offset: true }).nullish(),
})

export const preference = preferenceInput.extend({
  id: z.string(),
  collector_id: z.int(),
  client_id: z.string(),
  date_created: z.string(),
})
export type Preference = z.infer<typeof preference>

export const preapproval = z.object({
  id: z.string(),
  status: z.enum(['pending', 'authorized', 'paused', 'cancelled']),
  reason: z.string(),
  external_reference: z.string().nullable(),
  payer_email: z.string(),
  back_url: z.string(),
  collector_id: z.int(),
  payment_method_id: z.string().nullable(),
  auto_recurring: z.object({
    frequency: z.int().positive(),
    frequency_type: z.enum(['months', 'days']),
    transaction_amount: z.number().positive(),
    currency_id: z.string(),
    start_date: z.string(),
    end_date: z.string().nullable(),
  }),
  summarized: z.object({
    charged_quantity: z.int(),
    charged_amount: z.number(),
    last_charged_date: z.string().nullable(),
    last_charged_amount: z.number().nullable(),
  }),
  next_payment_date: z.string().nullable(),
  date_created: z.string(),
  last_modified: z.string(),
})

export const storedPreapproval = z.object({
  answer: preapproval,
  notificationUrl: z.string().optional(),
  /** How often its day has come. */
  installments: z.int(),
  rejectedInstallments: z.int(),
})
export type StoredPreapproval = z.infer<typeof storedPreapproval>

export const authorizedPayment = z.object({
  id: z.int(),
  type: z.literal('scheduled'),
  preapproval_id: z.string(),
  reason: z.string(),
  external_reference: z.string().nullable(),
  currency_id: z.string(),
  transaction_amount: z.number(),
  debit_date: z.string(),
  retry_attempt: z.int(),
  next_retry_date: z.string().nullable(),
  status: z.enum(['scheduled', 'processed', 'recycling', 'cancelled']),
  payment: z.object({ id: z.int(), status: z.string(), status_detail: z.string() }).nullable(),
  date_created: z.string(),
  last_modified: z.string(),
})
export type AuthorizedPayment = z.infer<typeof authorizedPayment>

/** Santiago's winter time, as MercadoPago writes instants of Chile. */
export const wireDate = (ms: number) => new Date(ms - 4 * 3_600_000).toISOString().replace('Z', '-04:00')
