import * as z from 'zod'
import { appointmentId, professionalId, serviceId } from '../ids/schema'
import { instant, instantInput, localDateTime } from '../time/schema'
import { addOnIds } from './schema'

export const conflictsInput = z.object({
  serviceId,
  professionalId,
  addOnIds: addOnIds.optional(),
  start: instantInput,
  /** The appointment that would be moved there: it does not stand in its own way. */
  excludeAppointmentId: appointmentId.optional(),
})
export type ConflictsInput = z.infer<typeof conflictsInput>

const conflict = z.object({
  /** Of the hours, the rules or a block; of another appointment; of a room or chair; of what somebody online holds. */
  type: z.enum(['schedule_conflict', 'appointment_conflict', 'resource_conflict', 'hold_conflict']),
  reason: z.string(),
  /** The desk may book in spite of a warning. */
  severity: z.enum(['error', 'warning']),
  start: instant.optional(),
  end: instant.optional(),
  appointment: z
    .object({ id: appointmentId, start: instant, end: instant, clientName: z.string(), serviceName: z.string() })
    .optional(),
})
export type Conflict = z.infer<typeof conflict>

export const conflictsFound = z.object({
  hasConflicts: z.boolean(),
  conflicts: z.array(conflict),
  proposed: z.object({ professionalId, serviceId, start: instant, end: instant, local: localDateTime }),
  /** The nearest free times, where this one is not. */
  alternatives: z.array(z.object({ professionalId: z.string(), start: instant })),
})
export type ConflictsFound = z.infer<typeof conflictsFound>
