import { AppError } from '../errors/app-error'
import { settled } from '../payments/position'
import { addMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import type { Appointment, AppointmentStatus } from './schema'

/** How long the desk may take back what it did. */
export const undoMinutes = 10

type Undoable = Pick<Appointment, 'lastTransition'>

export const undoableUntil = ({ lastTransition }: Undoable): Instant | undefined =>
  lastTransition && addMinutes(lastTransition.at, undoMinutes)

/** Not what the client did: that is theirs, and a cancelled appointment can be restored. */
export const isUndoable = (appointment: Undoable, now: Instant): boolean => {
  const until = undoableUntil(appointment)

  return until !== undefined && now <= until && appointment.lastTransition?.by.kind !== 'client'
}

/** Nothing of a cancellation stays, nor what was kept for it. */
const standing = (current: Appointment, status: AppointmentStatus, now: Instant): Appointment => {
  const {
    cancelledAt: _at,
    cancelledBy: _by,
    cancellationReason: _reason,
    isLateCancellation: _late,
    lastTransition: _last,
    ...rest
  } = current

  return settled({ ...rest, status, updatedAt: now, version: current.version + 1 })
}

/** As it was before the last change of status, which is the only one that can be taken back. */
export const undoTransition = (current: Appointment, now: Instant): Appointment => {
  const { lastTransition } = current
  if (!lastTransition || !isUndoable(current, now)) {
    throw new AppError('INVALID_TRANSITION', `There is nothing of the last ${undoMinutes} minutes to take back`)
  }

  return standing(current, lastTransition.from, now)
}

/** What had not been confirmed when it was cancelled still is to be. */
export const restoreCancelled = (current: Appointment, now: Instant): Appointment => {
  if (current.status !== 'cancelled') {
    throw new AppError('INVALID_TRANSITION', `A ${current.status} appointment cannot be restored`)
  }

  return standing(current, current.lastTransition?.from === 'pending' ? 'pending' : 'confirmed', now)
}
