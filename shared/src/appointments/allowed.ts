import * as z from 'zod'
import type { BookingRules } from '../organizations/schema'
import { type Instant, instant } from '../time/schema'
import { canBecome, deskMayCancel, isMovable, nextStatuses } from './lifecycle'
import { type Appointment, appointmentStatus } from './schema'
import { isUndoable, undoableUntil } from './undo'

/** What the desk may do with an appointment now; the server is asked again when it does. */
export const allowedActions = z.object({
  statuses: z.array(appointmentStatus),
  canBeMoved: z.boolean(),
  canBeCancelled: z.boolean(),
  /** Its time may be somebody else's by now: only trying tells. */
  canBeRestored: z.boolean(),
  undoableUntil: instant.optional(),
})
export type AllowedActions = z.infer<typeof allowedActions>

type Desk = {
  now: Instant
  rules: Pick<BookingRules, 'staffCancellationWindowHours'>
  /** Inside the window that binds the rest of the desk. */
  mayCancelLate: boolean
  /** Somebody else's, for who only works on their own. */
  isTheirs: boolean
}

export const deskActions = (
  appointment: Appointment,
  { now, rules, mayCancelLate, isTheirs }: Desk,
): AllowedActions => {
  if (!isTheirs) return { statuses: [], canBeMoved: false, canBeCancelled: false, canBeRestored: false }
  const mayCancel = mayCancelLate || deskMayCancel(appointment, rules, now)
  const statuses = nextStatuses[appointment.status].filter(
    (to) => canBecome(appointment, to, now) && (to !== 'cancelled' || mayCancel),
  )

  return {
    statuses,
    canBeMoved: isMovable(appointment.status),
    canBeCancelled: statuses.some((to) => to === 'cancelled'),
    canBeRestored: appointment.status === 'cancelled' && appointment.end > now,
    ...(isUndoable(appointment, now) && { undoableUntil: undoableUntil(appointment) }),
  }
}
