import * as z from 'zod'
import { appointmentId, organizationId } from '../ids/schema'
import { instant } from '../time/schema'

/** What is to be told, or was told, ahead of one appointment. */
export const reminder = z.object({
  appointmentId,
  organizationId,
  /** Of the appointment, as it was when somebody looked last. */
  start: instant,
  /** When somebody has to look again; absent: nothing is to come. */
  dueAt: instant.optional(),
  /** When the client was last told the time by another mail: booked, confirmed, moved. */
  toldAt: instant.optional(),
  /** The start that the client was reminded of. */
  remindedOf: instant.optional(),
  version: z.int(),
})
export type Reminder = z.infer<typeof reminder>

/** What may follow a visit: to ask its client back. */
export const followUp = z.object({
  appointmentId,
  organizationId,
  /** When somebody has to look; absent: it has been decided. */
  dueAt: instant.optional(),
  /** When it was written, and is looked at first: what is kept is kept from then on. */
  plannedFor: instant,
  version: z.int(),
})
export type FollowUp = z.infer<typeof followUp>
