import * as z from 'zod'
import { anyProfessional } from '../availability/schema'
import { idempotencyKey } from '../idempotency/schema'
import { appointmentId, professionalId } from '../ids/schema'
import { instantInput, localDate } from '../time/schema'

/** What a client's link opens. */
export const manageTokenInput = z.object({ token: z.string().min(1).max(2000) })

export const manageRescheduleInput = manageTokenInput.extend({
  start: instantInput,
  professionalId: professionalId.optional(),
  idempotencyKey: idempotencyKey.optional(),
})

export const manageCancelInput = manageTokenInput.extend({
  reason: z.string().trim().max(500).default(''),
  /** Of a visit only this one; absent: all that the link opens. */
  appointmentId: appointmentId.optional(),
})

export const manageDaysInput = manageTokenInput.extend({
  /** Absent: the professional of the appointment. */
  professionalId: z.union([professionalId, anyProfessional]).optional(),
  from: localDate,
  to: localDate,
})
