// reason: what an appointment is and what is said of it to whom, which every other file leans on
import * as z from 'zod'
import { addOnIds, anyProfessional } from '../availability/schema'
import { clientDetailsInput, newClientInput } from '../clients/schema'
import { idempotencyKey } from '../idempotency/schema'
import {
  appointmentId,
  clientId,
  organizationId,
  professionalId,
  resourceId,
  seriesId,
  serviceId,
  visitId,
} from '../ids/schema'
import { money } from '../money/schema'
import { publicOrganization, slug } from '../organizations/schema'
import { appointmentPayment } from '../payments/appointment-payment'
import { longestServiceMinutes } from '../services/limits'
import { serviceAddOn, serviceSegment } from '../services/schema'
import { locale } from '../texts/locale'
import { instant, instantInput, localDate, localDateTime } from '../time/schema'

export const appointmentStatus = z.enum([
  'pending',
  'confirmed',
  'checked_in',
  'in_progress',
  'completed',
  'cancelled',
  'no_show',
])
export type AppointmentStatus = z.infer<typeof appointmentStatus>

/** Who did it: a team member, the client through their link, or the system. */
export const actor = z.object({ kind: z.enum(['staff', 'client', 'system', 'integration']), id: z.string().max(64) })
export type Actor = z.infer<typeof actor>

/** Name and phone as a guest typed them, where the client's record says something else. Personal: erased with the client. */
export const typedContact = z.object({ firstName: z.string(), lastName: z.string(), phone: z.string().max(16) })
export type TypedContact = z.infer<typeof typedContact>

const lastTransition = z.object({
  from: appointmentStatus,
  at: instant,
  by: actor,
  reason: z.string().max(500).optional(),
})

/** What was said about a change of status; `version` is that of the change. Personal: erased with the client. */
export const saidReason = z.object({ version: z.int(), reason: z.string().max(500) })

export const appointment = z.object({
  id: appointmentId,
  organizationId,
  professionalId,
  clientId,
  serviceId,
  resourceId: resourceId.optional(),
  /** Of what was booked together with others. */
  visitId: visitId.optional(),
  /** Of what comes again and again. */
  seriesId: seriesId.optional(),
  /** Half-open, the service itself: buffers lie outside. */
  start: instant,
  end: instant,
  /** The organization's clock, whatever the professional's is. */
  localStart: localDateTime,
  timeZone: z.string(),
  status: appointmentStatus,
  /** Snapshots: what was agreed stays, whatever happens to the service, the professional or the client's record. */
  serviceName: z.string(),
  professionalName: z.string(),
  clientName: z.string(),
  contact: typedContact.optional(),
  /** Booked online by whoever typed the mail of a client there was, and nobody stands for it yet (decision 66). */
  isUnproven: z.literal(true).optional(),
  durationMinutes: z.int(),
  segments: z.array(serviceSegment),
  /** What is booked with the service; their minutes and prices are in the duration and the price. Absent: nothing. */
  addOns: z.array(serviceAddOn).optional(),
  bufferBeforeMinutes: z.int(),
  bufferAfterMinutes: z.int(),
  price: money,
  /** Absent: nothing was ever paid for it. */
  payment: appointmentPayment.optional(),
  source: z.enum(['widget', 'staff', 'api', 'migration']),
  isWalkIn: z.boolean(),
  /** An overlap somebody with the permission accepted, or that the migration brought. */
  hasAcceptedOverlap: z.boolean(),
  /** Booked or moved to when nobody works, which somebody with the permission accepted. */
  hasAcceptedOutsideHours: z.literal(true).optional(),
  notes: z.string().max(2000),
  internalNotes: z.string().max(2000),
  /** What the client read while booking; absent where the desk booked: then the organization's. */
  locale: locale.optional(),
  cancelledAt: instant.optional(),
  cancelledBy: actor.optional(),
  cancellationReason: z.string().max(500).optional(),
  /** Cancelled by the desk when it was too late for the client to do so. */
  isLateCancellation: z.boolean().optional(),
  /** The last change of status, while it may be taken back, and what was said about it. */
  lastTransition: lastTransition.optional(),
  /** Of all changes of status, the newest: for its history, whose events say nothing that somebody typed. */
  reasons: z.array(saidReason).optional(),
  /** Price or duration are not the catalogue's: somebody agreed on others. */
  overridden: z.array(z.enum(['price', 'duration'])).optional(),
  /** The client was erased since: figures stay, and words do not come back (`privacy/erased-words`). */
  isClientErased: z.literal(true).optional(),
  /** The salon had to move it and the client has not answered: they may change or cancel it at any time. */
  movedBySalonAt: instant.optional(),
  /** The client has said that they come, to the time it has now. */
  clientConfirmedAt: instant.optional(),
  /** The desk moved it when it was too late for the desk to cancel it: it does not become early again by that. */
  movedLateAt: instant.optional(),
  createdBy: actor,
  createdAt: instant,
  updatedAt: instant,
  version: z.int(),
})
export type Appointment = z.infer<typeof appointment>

/** One service of a visit. */
const ownLine = z.object({
  id: appointmentId,
  start: instant,
  end: instant,
  localStart: localDateTime,
  status: appointmentStatus,
  serviceId,
  serviceName: z.string(),
  professionalId,
  professionalName: z.string(),
  durationMinutes: z.int(),
  price: money,
})

/** One of the salon's clients looking at their own appointment through a link. */
export const ownAppointment = z.object({
  id: appointmentId,
  start: instant,
  end: instant,
  localStart: localDateTime,
  timeZone: z.string(),
  status: appointmentStatus,
  serviceId,
  serviceName: z.string(),
  professionalId,
  professionalName: z.string(),
  durationMinutes: z.int(),
  price: money,
  addOns: z.array(serviceAddOn.pick({ name: true, price: true })).optional(),
  canBeChanged: z.boolean(),
  /** Until when the client may cancel or move it. */
  changeableUntil: instant,
  /** The salon had to move it: the client may accept that, choose again or cancel. */
  movedBySalon: z.boolean().optional(),
  /** They have said that they come. */
  isConfirmedByClient: z.boolean().optional(),
  organization: publicOrganization,
  /** What the client has in the same visit, this one included, in its order; the link moves and cancels all of it. */
  visit: z.object({ id: visitId, appointments: z.array(ownLine) }).optional(),
})
export type OwnAppointment = z.infer<typeof ownAppointment>

const note = z.string().trim().max(2000)
/** A duration that somebody agreed on. */
const bookedMinutes = z.int().min(5).max(longestServiceMinutes)

export const publicBookInput = z.object({
  slug,
  serviceId,
  professionalId: z.union([professionalId, anyProfessional]),
  addOnIds: addOnIds.optional(),
  start: instantInput,
  holdToken: z.string().max(2000).optional(),
  client: clientDetailsInput,
  notes: note.default(''),
  marketingConsent: z.boolean().default(false),
  locale: locale.optional(),
  idempotencyKey: idempotencyKey.optional(),
})
export type PublicBookInput = z.infer<typeof publicBookInput>
/** The link goes by mail only; nothing stored about the client is echoed. */
export const bookedByClient = z.object({
  appointment: ownAppointment,
})

/** Staff book for a known client or a new one; walk-ins skip notice and horizon. */
export const createAppointmentInput = z.object({
  serviceId,
  professionalId: z.union([professionalId, anyProfessional]),
  addOnIds: addOnIds.optional(),
  start: instantInput,
  client: z.union([z.object({ id: clientId }), newClientInput]),
  isWalkIn: z.boolean().default(false),
  /** Also when nobody works then, for those who may accept an overlap. */
  acceptOutsideHours: z.boolean().optional(),
  /** Other than the catalogue's, for those who may agree on others. */
  price: money.optional(),
  durationMinutes: bookedMinutes.optional(),
  notes: note.default(''),
  internalNotes: note.default(''),
  idempotencyKey: idempotencyKey.optional(),
})
export type CreateAppointmentInput = z.infer<typeof createAppointmentInput>

export const rescheduleInput = z.object({
  id: appointmentId,
  start: instantInput,
  /** Absent: the same professional. */
  professionalId: professionalId.optional(),
  /** Another service that they do, with its own time, price and room; `addOnIds`: what is booked with it. Absent: the same. */
  serviceId: serviceId.optional(),
  addOnIds: addOnIds.optional(),
  /** Also when nobody works then, for those who may accept an overlap. */
  acceptOutsideHours: z.boolean().optional(),
  /** Absent: as long as it was, or as the other professional takes. */
  durationMinutes: bookedMinutes.optional(),
  /** It is the salon that needs this, not the client: they may accept, choose again or cancel, however late. */
  bySalon: z.boolean().optional(),
  /** The version the screen shows; another answers CONFLICT. */
  version: z.int().optional(),
  idempotencyKey: idempotencyKey.optional(),
})
export type RescheduleInput = z.infer<typeof rescheduleInput>

export const cancelInput = z.object({
  id: appointmentId,
  reason: z.string().trim().max(500).default(''),
  version: z.int().optional(),
})
export type CancelInput = z.infer<typeof cancelInput>

export const transitionInput = z.object({
  id: appointmentId,
  reason: z.string().trim().max(500).optional(),
  version: z.int().optional(),
})
export type TransitionInput = z.infer<typeof transitionInput>

const dayColumn = z.object({
  professionalId,
  name: z.string(),
  specialty: z.string(),
  color: z.string(),
  /** Working time of the day, wall clock, already without breaks. */
  working: z.array(z.object({ start: localDateTime, end: localDateTime })),
  breaks: z.array(z.object({ name: z.string(), start: localDateTime, end: localDateTime })),
  exception: z.object({ type: z.string(), reason: z.string() }).optional(),
})
export const dayView = z.object({
  date: localDate,
  timeZone: z.string(),
  columns: z.array(dayColumn),
  appointments: z.array(appointment),
  blocks: z.array(
    z.object({
      id: z.string(),
      professionalId,
      start: instant,
      end: instant,
      localStart: localDateTime,
      localEnd: localDateTime,
      reason: z.string(),
    }),
  ),
})
export type DayView = z.infer<typeof dayView>
