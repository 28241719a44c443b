import * as z from 'zod'

/** A ULID (minted here) or a UUID (carried over by the migration). */
const id = z.string().regex(/^[0-9A-Za-z-]{20,36}$/)

/** Only the session, a verified token or a public slug look-up may mint one. */
export const organizationId = id.brand<'OrganizationId'>()
export type OrganizationId = z.infer<typeof organizationId>

export const professionalId = id.brand<'ProfessionalId'>()
export type ProfessionalId = z.infer<typeof professionalId>

export const serviceId = id.brand<'ServiceId'>()
export type ServiceId = z.infer<typeof serviceId>

/** Rooms and chairs. */
export const resourceId = id.brand<'ResourceId'>()
export type ResourceId = z.infer<typeof resourceId>

/** Of something extra that is booked together with a service. */
export const addOnId = id.brand<'AddOnId'>()
export type AddOnId = z.infer<typeof addOnId>

export const clientId = id.brand<'ClientId'>()
export type ClientId = z.infer<typeof clientId>

export const appointmentId = id.brand<'AppointmentId'>()
export type AppointmentId = z.infer<typeof appointmentId>

/** Of appointments that come again and again. */
export const seriesId = id.brand<'SeriesId'>()
export type SeriesId = z.infer<typeof seriesId>

/** Several appointments that were made, and are moved and cancelled, together. */
export const visitId = id.brand<'VisitId'>()
export type VisitId = z.infer<typeof visitId>

/** Of a calendar that other programs read. */
export const feedId = id.brand<'FeedId'>()
export type FeedId = z.infer<typeof feedId>

/** Of somebody who waits for a free time. */
export const waitlistEntryId = id.brand<'WaitlistEntryId'>()
export type WaitlistEntryId = z.infer<typeof waitlistEntryId>

export const holdId = id.brand<'HoldId'>()
export type HoldId = z.infer<typeof holdId>

export const blockId = id.brand<'BlockId'>()
export type BlockId = z.infer<typeof blockId>

export const eventId = id.brand<'EventId'>()
export type EventId = z.infer<typeof eventId>

/** The `sub` of the Cognito account. */
export const userId = id.brand<'UserId'>()
export type UserId = z.infer<typeof userId>

/** Of what another system calls us with; the key itself is shown once and kept nowhere. */
export const apiKeyId = id.brand<'ApiKeyId'>()
export type ApiKeyId = z.infer<typeof apiKeyId>

export const webhookId = id.brand<'WebhookId'>()
export type WebhookId = z.infer<typeof webhookId>

/** An organization that is being set up. */
export const registrationId = id.brand<'RegistrationId'>()
export type RegistrationId = z.infer<typeof registrationId>

/** Of work in many steps. */
/** One client made part of another. */
export const mergeId = id.brand<'MergeId'>()
export type MergeId = z.infer<typeof mergeId>
export const bulkOperationId = id.brand<'BulkOperationId'>()
export type BulkOperationId = z.infer<typeof bulkOperationId>

/** Of something that was written down about a client. */
export const noteId = id.brand<'NoteId'>()
export type NoteId = z.infer<typeof noteId>

/** Of a file that belongs to a client. */
export const fileId = id.brand<'FileId'>()
export type FileId = z.infer<typeof fileId>

/** Of money that a client pays, or has begun to pay. */
export const paymentId = id.brand<'PaymentId'>()
export type PaymentId = z.infer<typeof paymentId>
