import * as z from 'zod'
import {
  actor,
  appointment,
  cancelInput,
  createAppointmentInput,
  ownAppointment,
  publicBookInput,
} from '../appointments/schema'
import { smartInput } from '../availability/smart'
import { idempotencyKey } from '../idempotency/schema'
import { appointmentId, organizationId, visitId } from '../ids/schema'
import { slug } from '../organizations/schema'
import { instant, instantInput, localDate } from '../time/schema'
import { fewestLines, mostLines } from './question'

const longestGapMinutes = 120

/** Several appointments of one go. What is true of each stands with the appointment itself. */
export const visit = z.object({
  id: visitId,
  organizationId,
  /** In their order. */
  appointmentIds: z.array(appointmentId),
  /** Minutes of rest between two services of one client. */
  gapMinutes: z.int(),
  createdBy: actor,
  createdAt: instant,
})
export type Visit = z.infer<typeof visit>

export const visitWithLines = visit.omit({ appointmentIds: true }).extend({
  /** Those that the caller may see, in their order. */
  appointments: z.array(appointment),
})
export type VisitWithLines = z.infer<typeof visitWithLines>

const service = createAppointmentInput.pick({ serviceId: true, professionalId: true, addOnIds: true })
const gapMinutes = z.int().min(0).max(longestGapMinutes).default(0)

const someLines = <Line extends z.ZodType>(line: Line) => z.array(line).min(fewestLines).max(mostLines)

/** `client` is a place in `clients`: lines of one follow one another, those of different ones begin together. */
export const createVisitInput = z.object({
  lines: someLines(
    service.extend({
      client: z
        .int()
        .min(0)
        .max(mostLines - 1)
        .default(0),
    }),
  ),
  clients: z.array(createAppointmentInput.shape.client).min(1).max(mostLines),
  start: instantInput,
  gapMinutes,
  isWalkIn: z.boolean().default(false),
  notes: createAppointmentInput.shape.notes,
  internalNotes: createAppointmentInput.shape.internalNotes,
  idempotencyKey: idempotencyKey.optional(),
})
export type CreateVisitInput = z.infer<typeof createVisitInput>

export const cancelVisitInput = z.object({ id: visitId, reason: cancelInput.shape.reason })
export type CancelVisitInput = z.infer<typeof cancelVisitInput>

export const rescheduleVisitInput = z.object({
  id: visitId,
  /** Of its first line; the others follow as they did. */
  start: instantInput,
  /** `any`: whoever else is free where one's own professional is not. */
  professionals: z.enum(['same', 'any']).default('same'),
  idempotencyKey: idempotencyKey.optional(),
})
export type RescheduleVisitInput = z.infer<typeof rescheduleVisitInput>

const visitOfOne = z.object({ lines: someLines(service), gapMinutes })

/** A guest books several services in one go. */
export const publicBookVisitInput = publicBookInput
  .omit({ serviceId: true, professionalId: true, addOnIds: true, holdToken: true })
  .extend(visitOfOne.shape)
export type PublicBookVisitInput = z.infer<typeof publicBookVisitInput>
export const bookedVisit = z.object({ id: visitId, appointments: z.array(ownAppointment) })
export type BookedVisit = z.infer<typeof bookedVisit>

/** Free times for a visit; `client` as in `createVisitInput`. */
export const visitDaysInput = z.object({
  lines: createVisitInput.shape.lines,
  gapMinutes,
  from: localDate,
  to: localDate,
})
export type VisitDaysInput = z.infer<typeof visitDaysInput>
/** As `availability.smart`, for a visit. */
export const visitSmartInput = smartInput
  .omit({ serviceId: true, professionalId: true, addOnIds: true, order: true })
  .extend({ lines: createVisitInput.shape.lines, gapMinutes })
export type VisitSmartInput = z.infer<typeof visitSmartInput>

export const publicVisitDaysInput = visitOfOne.extend({ slug, from: localDate, to: localDate })
