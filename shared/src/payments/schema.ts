import * as z from 'zod'
import { actor, publicBookInput } from '../appointments/schema'
import { appointmentId, clientId, organizationId, paymentId, professionalId, visitId } from '../ids/schema'
import { money } from '../money/schema'
import { instant } from '../time/schema'
import { publicBookVisitInput } from '../visits/schema'
import { paymentKind, paymentMethod } from './payment-names'

/** Only an approved one, whatever went back of it since, is money. */
export const paymentStatus = z.enum([
  'pending',
  'approved',
  'rejected',
  'cancelled',
  'expired',
  'refunded',
  'partly_refunded',
])
export type PaymentStatus = z.infer<typeof paymentStatus>

const reason = z.string().trim().max(500)
export const refundId = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/)

/** Its id is made from what asked for it, so that the same is not given back twice. */
export const refund = z.object({
  id: refundId,
  amount: money,
  method: paymentMethod,
  reason: reason.optional(),
  externalId: z.string().max(64).optional(),
  at: instant,
  by: actor,
})
export type Refund = z.infer<typeof refund>

/** What of a payment is for which appointment; minor units of the payment's currency. */
export const paymentPart = z.object({
  appointmentId,
  professionalId,
  amount: z.int().min(0),
  refunded: z.int().min(0),
})
export type PaymentPart = z.infer<typeof paymentPart>

/** What a client asked to book, until what they pay ahead is there. Personal: gone once it is decided. */
export const frozenBooking = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('appointment'), input: publicBookInput }),
  z.object({ kind: z.literal('visit'), input: publicBookVisitInput }),
])
export type FrozenBooking = z.infer<typeof frozenBooking>

export const payment = z.object({
  id: paymentId,
  organizationId,
  kind: paymentKind,
  method: paymentMethod,
  status: paymentStatus,
  /** With the tip. */
  amount: money,
  tip: money.optional(),
  /** What went back of it in all. */
  refunded: money,
  refunds: z.array(refund),
  /** What it is for. Absent while there is no appointment yet, or for what was sold without one. */
  parts: z.array(paymentPart),
  appointmentId: appointmentId.optional(),
  visitId: visitId.optional(),
  clientId: clientId.optional(),
  /** Who sold it, where no appointment says so. */
  professionalId: professionalId.optional(),
  /** What the provider kept of it. */
  providerFee: money.optional(),
  externalId: z.string().max(64).optional(),
  preferenceId: z.string().max(128).optional(),
  checkoutUrl: z.string().max(1000).optional(),
  expiresAt: instant.optional(),
  /** When the provider is asked next, and how often it was, while it is pending. */
  dueAt: instant.optional(),
  attempts: z.int().optional(),
  booking: frozenBooking.optional(),
  /** The client was erased since: figures stay, and words do not come back (`privacy/erased-words`). */
  isClientErased: z.literal(true).optional(),
  note: z.string().max(500).optional(),
  createdBy: actor,
  createdAt: instant,
  paidAt: instant.optional(),
  version: z.int(),
})
export type Payment = z.infer<typeof payment>

/** How clients can pay: by hand at the desk, and with a provider where one is connected. */
export const paymentMethods = z.object({
  items: z.array(z.object({ id: paymentMethod, name: z.string(), isOnline: z.boolean() })),
})
export type PaymentMethods = z.infer<typeof paymentMethods>

/** What a payment provider tells us; the names are MercadoPago's. */
export const paymentNotice = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  type: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  data: z.looseObject({}).optional(),
  live_mode: z.boolean().optional(),
  date_created: z.string().max(100).optional(),
  user_id: z.union([z.string(), z.number()]).optional(),
  api_version: z.string().max(20).optional(),
})

/** `isHandled: false`: it was received, and there is nobody here whom it concerns. */
export const receivedNotice = z.object({ isHandled: z.boolean() })
