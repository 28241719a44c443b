import * as z from 'zod'
import { eventId, organizationId } from '../ids/schema'
import { instant } from '../time/schema'

export const appointmentMailKind = z.enum([
  'requested',
  'booked',
  'confirmed',
  'rescheduled',
  'movedBySalon',
  'cancelled',
  'restored',
  'reminder',
])
export type AppointmentMailKind = z.infer<typeof appointmentMailKind>

/** What the professional is told whose day it changes; `assigned` and `removed`: from one of the team to the other. */
export const teamMailKind = z.enum(['requested', 'booked', 'assigned', 'moved', 'removed', 'cancelled', 'restored'])
export type TeamMailKind = z.infer<typeof teamMailKind>

/**
 * `sending`: claimed, fate unknown. `sent`: SES has it. The rest is what SES reported later.
 * `refused`: SES answered an error, nothing left the house.
 */
export const messageStatus = z.enum(['sending', 'refused', 'sent', 'delivered', 'bounced', 'complained', 'rejected'])
export type MessageStatus = z.infer<typeof messageStatus>

/** One mail to one recipient about one event. Never its body, never the address. */
export const message = z.object({
  /** The event's id and the recipient's part in it: `01J…~client`. */
  id: z.string().min(1).max(80),
  organizationId,
  eventId,
  kind: z.string().max(40),
  status: messageStatus,
  claimedAt: instant,
  attempts: z.int().min(1),
  /** What SES calls it, once it has it. */
  providerId: z.string().max(200).optional(),
})
export type Message = z.infer<typeof message>

const failures: readonly MessageStatus[] = ['bounced', 'complained', 'rejected']

/** It did not reach whom it was for, or they did not want it. What was refused is tried again by itself. */
export const isFailure = (status: MessageStatus): boolean => failures.includes(status)

/** What an owner sees of it: who it was for as their part in what happened, never their address. */
export const shownMessage = message
  .pick({ id: true, eventId: true, kind: true, status: true, attempts: true })
  .extend({ recipient: z.string(), sentAt: instant })
export type ShownMessage = z.infer<typeof shownMessage>

export const listMessagesInput = z.object({
  /** `failed`: bounced, complained about, or rejected. */
  only: z.enum(['failed']).optional(),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(100).default(50),
})
export const messagePage = z.object({ items: z.array(shownMessage), cursor: z.string().optional() })
