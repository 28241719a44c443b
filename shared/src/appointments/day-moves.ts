import * as z from 'zod'
import { idempotencyKey } from '../idempotency/schema'
import { appointmentId, professionalId } from '../ids/schema'
import { instant, instantInput, localDate, localDateTime } from '../time/schema'
import { appointment } from './schema'

/** Whose day cannot be: on the organization's clock. */
export const proposeDayMovesInput = z.object({ professionalId, date: localDate })
export type ProposeDayMovesInput = z.infer<typeof proposeDayMovesInput>

const place = z.object({
  professionalId,
  professionalName: z.string(),
  start: instant,
  localStart: localDateTime,
  isSameTime: z.boolean(),
})

export const dayMoveProposal = appointment
  .pick({
    id: true,
    version: true,
    start: true,
    end: true,
    localStart: true,
    status: true,
    clientId: true,
    clientName: true,
    serviceId: true,
    serviceName: true,
    durationMinutes: true,
    visitId: true,
  })
  .extend({
    /** Absent: there is no place in the week after. No two of a day want the same time. */
    proposal: place.optional(),
    /** What else there is; one may be taken once another appointment has its place. */
    others: z.array(place),
  })
export const dayMoveProposals = z.object({ timeZone: z.string(), items: z.array(dayMoveProposal) })
export type DayMoveProposals = z.infer<typeof dayMoveProposals>

const one = { id: appointmentId, version: z.int() }

export const mostDayMoves = 100
/** What was chosen for each; what is not named stays. */
export const applyDayMovesInput = z.object({
  professionalId,
  date: localDate,
  moves: z
    .array(
      z.union([
        z.object({ ...one, professionalId, start: instantInput }),
        z.object({ ...one, cancel: z.literal(true), reason: z.string().trim().max(500).default('') }),
      ]),
    )
    .min(1)
    .max(mostDayMoves),
  idempotencyKey: idempotencyKey.optional(),
})
export type ApplyDayMovesInput = z.infer<typeof applyDayMovesInput>
