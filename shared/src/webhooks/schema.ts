import * as z from 'zod'
import { actor } from '../appointments/schema'
import type { DomainEventType } from '../events/schema'
import { idempotencyKey } from '../idempotency/schema'
import { eventId, organizationId, webhookId } from '../ids/schema'
import { instant } from '../time/schema'
import { webhookUrl } from './url'

/** What a system outside can be told of. Keys, webhooks and registrations are nobody's business there. */
const told = [
  'appointment.booked',
  'appointment.rescheduled',
  'appointment.confirmed',
  'appointment.checked-in',
  'appointment.started',
  'appointment.completed',
  'appointment.cancelled',
  'appointment.no-show',
  'appointment.undone',
  'appointment.restored',
  'appointment.updated',
  'appointment.move-accepted',
  'appointment.client-confirmed',
  'client.changed',
  'professional.changed',
  'service.changed',
  'resource.changed',
  'schedule.changed',
  'schedule-day.changed',
  'block.changed',
  'payment.approved',
  'payment.rejected',
  'payment.refunded',
  'organization.changed',
  'subscription.changed',
  'user.changed',
] as const satisfies readonly DomainEventType[]

export const webhookEventType = z.enum(told)
export type WebhookEventType = z.infer<typeof webhookEventType>

const eventTypes = z.array(webhookEventType).min(1).max(told.length)
const description = z.string().trim().max(200)

export const webhook = z.object({
  id: webhookId,
  organizationId,
  url: z.string(),
  description: z.string(),
  eventTypes,
  isActive: z.boolean(),
  /** Since when nothing arrives any more. */
  failingSince: instant.optional(),
  /** When it was switched off because nothing had arrived for three days, or its receiver had gone. */
  disabledAt: instant.optional(),
  /** The secret before the present one signs too, until then. */
  previousSecretUntil: instant.optional(),
  createdBy: actor,
  createdAt: instant,
  version: z.int(),
})
export type Webhook = z.infer<typeof webhook>

export const createWebhookInput = z.object({
  url: webhookUrl,
  description: description.default(''),
  eventTypes,
  idempotencyKey: idempotencyKey.optional(),
})
export type CreateWebhookInput = z.infer<typeof createWebhookInput>

/** With the secret its deliveries are signed with; asked for again only by making another one. */
export const webhookWithSecret = z.object({ webhook, secret: z.string() })
export type WebhookWithSecret = z.infer<typeof webhookWithSecret>

/** What is left out stays as it is. `isActive: true` also ends a state of disabled. */
export const updateWebhookInput = z.object({
  id: webhookId,
  version: z.int().optional(),
  url: webhookUrl.optional(),
  description: description.optional(),
  eventTypes: eventTypes.optional(),
  isActive: z.boolean().optional(),
})
export type UpdateWebhookInput = z.infer<typeof updateWebhookInput>

export const oneWebhookInput = z.object({ id: webhookId })

export const removeWebhookInput = z.object({ id: webhookId, version: z.int().optional() })

/** Why an attempt got no status. */
export const deliveryError = z.enum(['timeout', 'unreachable', 'address-not-public', 'tls'])
export type DeliveryError = z.infer<typeof deliveryError>

export const deliveryAttempt = z.object({
  at: instant,
  milliseconds: z.int(),
  /** What the receiver answered. */
  status: z.int().optional(),
  error: deliveryError.optional(),
})
export type DeliveryAttempt = z.infer<typeof deliveryAttempt>

/** `dropped`: the webhook was switched off or removed before it could be sent. */
export const deliveryStatus = z.enum(['pending', 'delivered', 'failed', 'dropped'])

export const webhookDelivery = z.object({
  /** Of the event: the same in the body, whatever the attempt. */
  id: eventId,
  webhookId,
  type: z.string(),
  status: deliveryStatus,
  attempts: z.array(deliveryAttempt),
  createdAt: instant,
  nextAttemptAt: instant.optional(),
})
export type WebhookDelivery = z.infer<typeof webhookDelivery>

export const listDeliveriesInput = z.object({
  id: webhookId,
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(100).default(50),
})
export type ListDeliveriesInput = z.infer<typeof listDeliveriesInput>

/** Newest first, thirty days back. */
export const deliveryPage = z.object({ items: z.array(webhookDelivery), cursor: z.string().optional() })
export type DeliveryPage = z.infer<typeof deliveryPage>

export const resendDeliveryInput = z.object({ id: webhookId, deliveryId: eventId })

/** The id of the event that is on its way: its delivery shows in the log within seconds. */
export const sentTest = z.object({ eventId })
