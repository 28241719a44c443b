import * as z from 'zod'
import { appointmentAhead } from '../appointments/ahead'
import { imageType, uploadKey } from '../files/schema'
import { idempotencyKey } from '../idempotency/schema'
import { appointmentId, professionalId, serviceId, userId } from '../ids/schema'
import { money } from '../money/schema'
import { weeklyHours } from '../schedules/schema'
import { serviceMinutes } from '../services/inputs'
import { timeZone } from '../time/schema'
import { professional } from './schema'

const text = (max: number) => z.string().trim().max(max)

const name = text(200).min(1)
const email = z.email().max(254)
/** As people type it. */
const phone = text(30).min(6)
const color = z.string().regex(/^#[0-9A-Fa-f]{6}$/)

/** A service that the professional does, in their own time and at their own price where given. */
export const assignedService = z.object({
  serviceId,
  durationMinutes: serviceMinutes.nullable().optional(),
  price: money.nullable().optional(),
})

export const createProfessionalInput = z.object({
  name,
  email: email.optional(),
  phone: phone.optional(),
  specialty: text(100).default(''),
  bio: text(2000).default(''),
  licenseNumber: text(50).min(1).optional(),
  color: color.default('#4caf50'),
  userId: userId.optional(),
  acceptsBookings: z.boolean().default(true),
  acceptsWalkIns: z.boolean().default(true),
  services: z.array(assignedService).max(200).default([]),
  /** Absent: the organization's opening hours. */
  weeklyHours: weeklyHours.optional(),
  timeZone: timeZone.optional(),
  slotIntervalMinutes: z.int().min(5).max(240).default(30),
  minimumNoticeMinutes: z.int().min(0).max(43_200).optional(),
  horizonDays: z.int().min(1).max(365).optional(),
  idempotencyKey: idempotencyKey.optional(),
})
export type CreateProfessionalInput = z.infer<typeof createProfessionalInput>

/** What is left out stays as it is, null clears. Hours, notice and horizon are the schedule's. */
export const updateProfessionalInput = z.object({
  id: professionalId,
  version: z.int().optional(),
  name: name.optional(),
  email: email.nullable().optional(),
  phone: phone.nullable().optional(),
  specialty: text(100).optional(),
  bio: text(2000).optional(),
  licenseNumber: text(50).min(1).nullable().optional(),
  /** Uploaded with `requestPhoto` and `confirmPhoto`; here it can be taken away. */
  photo: z.null().optional(),
  color: color.optional(),
  userId: userId.nullable().optional(),
  acceptsBookings: z.boolean().optional(),
  acceptsWalkIns: z.boolean().optional(),
})
export type UpdateProfessionalInput = z.infer<typeof updateProfessionalInput>

export const listProfessionalsInput = z.object({
  /** Part of the name or the specialty, whatever its accents. */
  search: text(100).optional(),
  isActive: z.boolean().optional(),
})
export type ListProfessionalsInput = z.infer<typeof listProfessionalsInput>

export const requestPhotoInput = z.object({ id: professionalId, contentType: imageType, size: z.int().min(1) })
export type RequestPhotoInput = z.infer<typeof requestPhotoInput>
export const confirmPhotoInput = z.object({ id: professionalId, key: uploadKey })
export type ConfirmPhotoInput = z.infer<typeof confirmPhotoInput>

/** Only what changes: what others assign meanwhile stays. */
export const changeServicesInput = z.object({
  id: professionalId,
  assign: z.array(assignedService).max(200).default([]),
  unassign: z.array(serviceId).max(200).default([]),
})
export type ChangeServicesInput = z.infer<typeof changeServicesInput>

export const reorderProfessionalsInput = z.object({
  /** As they shall stand; who is not named follows as before. */
  ids: z.array(professionalId).min(1).max(200),
})

export const oneProfessional = z.object({ id: professionalId, version: z.int().optional() })

export const appointmentsAheadInput = z.object({
  id: professionalId,
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(100).default(50),
})
export const appointmentsAheadPage = z.object({ items: z.array(appointmentAhead), cursor: z.string().optional() })
export type AppointmentsAheadPage = z.infer<typeof appointmentsAheadPage>

/** Nothing was cancelled: what is still ahead stands, and can be given to somebody else. */
export const deactivatedProfessional = z.object({ professional, appointmentsAhead: appointmentsAheadPage })
export type DeactivatedProfessional = z.infer<typeof deactivatedProfessional>

/** At their times, to one professional or to whoever is free. */
export const reassignInput = z.object({
  id: professionalId,
  /** Absent: whoever is free. */
  toProfessionalId: professionalId.optional(),
  /** Absent: all that are ahead. */
  appointmentIds: z.array(appointmentId).min(1).max(50).optional(),
  /** Where the answer before has stopped. */
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(50).default(20),
})
export type ReassignInput = z.infer<typeof reassignInput>

export const reassignment = z.object({
  moved: z.array(z.object({ id: appointmentId, professionalId, professionalName: z.string() })),
  /** Why not, as the same move by hand would answer. */
  refused: z.array(z.object({ id: appointmentId, code: z.string() })),
  /** There is more to do: the same again, with the cursor where there is one. */
  hasMore: z.boolean(),
  cursor: z.string().optional(),
})
export type Reassignment = z.infer<typeof reassignment>
