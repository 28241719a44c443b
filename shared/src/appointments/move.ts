import type { ServiceTime } from '../agenda/build'
import { AppError } from '../errors/app-error'
import type { ProfessionalId } from '../ids/schema'
import { addMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import { toLocal } from '../time/zone'
import { timeOf } from './agenda-entries'
import { isMovable } from './lifecycle'
import type { Appointment } from './schema'

type Move = {
  start: Instant
  now: Instant
  /** The organization's. */
  timeZone: string
  /** Absent: the same. `time` is how long the other professional takes; the agreed price stays. */
  professional?: { id: ProfessionalId; name: string; time: ServiceTime }
}

export const assertMovable = ({ status }: Pick<Appointment, 'status'>): void => {
  if (!isMovable(status)) {
    throw new AppError('INVALID_TRANSITION', `A ${status} appointment cannot be moved`)
  }
}

/** Another time, another professional or both: the end is computed anew, an accepted overlap does not travel along. */
export const moveAppointment = (current: Appointment, { start, now, timeZone, professional }: Move): Appointment => {
  assertMovable(current)
  const time = professional?.time ?? timeOf(current)

  return {
    ...current,
    ...(professional ? { professionalId: professional.id, professionalName: professional.name } : {}),
    start,
    end: addMinutes(start, time.durationMinutes),
    localStart: toLocal(start, timeZone),
    timeZone,
    durationMinutes: time.durationMinutes,
    segments: [...time.segments],
    bufferBeforeMinutes: time.before,
    bufferAfterMinutes: time.after,
    hasAcceptedOverlap: false,
    updatedAt: now,
    version: current.version + 1,
  }
}
