import * as z from 'zod'
import { idempotencyKey } from '../idempotency/schema'
import { appointmentId } from '../ids/schema'
import { money } from '../money/schema'
import { appointmentStatus, createAppointmentInput } from './schema'

/** One change of status for many: a bulk operation carries it out, one after the other. */
export const changeStatusesInput = z.object({
  ids: z.array(appointmentId).min(1).max(200),
  to: appointmentStatus.exclude(['pending']),
  reason: z.string().trim().max(500).default(''),
  idempotencyKey: idempotencyKey.optional(),
})
export type ChangeStatusesInput = z.infer<typeof changeStatusesInput>

const note = z.string().trim().max(2000)

/** What is left out stays, `null` clears. Time and professional change by moving it, its status by commands. */
export const updateAppointmentInput = z.object({
  id: appointmentId,
  version: z.int().optional(),
  /** The client may read these. */
  notes: note.nullable().optional(),
  internalNotes: note.nullable().optional(),
  /** Other than the catalogue's, for those who may agree on others. */
  price: money.optional(),
})
export type UpdateAppointmentInput = z.infer<typeof updateAppointmentInput>

/** To take the last change of status back, or to let what was cancelled stand again. */
export const takeBackInput = z.object({
  id: appointmentId,
  version: z.int().optional(),
  idempotencyKey: idempotencyKey.optional(),
})
export type TakeBackInput = z.infer<typeof takeBackInput>

/** Whoever stands there: now, by somebody who is free. */
export const walkInInput = createAppointmentInput.omit({ start: true, isWalkIn: true })
export type WalkInInput = z.infer<typeof walkInInput>
