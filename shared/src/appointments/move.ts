import type { ServiceTime } from '../agenda/build'
import { withDuration } from '../availability/effective'
import { AppError } from '../errors/app-error'
import type { ProfessionalId } from '../ids/schema'
import { addMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import { toLocal } from '../time/zone'
import { timeOf } from './agenda-entries'
import { isMovable, occupies } from './lifecycle'
import type { Appointment } from './schema'

type Move = {
  start: Instant
  now: Instant
  /** The organization's. */
  timeZone: string
  /** Absent: the same. `time` is how long the other professional takes; the agreed price stays. */
  professional?: { id: ProfessionalId; name: string; time: ServiceTime }
  /** Another duration, agreed on. */
  durationMinutes?: number | undefined
  /** The salon needs this, not the client. */
  bySalon?: boolean | undefined
}

export const assertMovable = ({ status }: Pick<Appointment, 'status'>): void => {
  if (!isMovable(status)) {
    throw new AppError('INVALID_TRANSITION', `A ${status} appointment cannot be moved`)
  }
}

const longerOrShorter = ({ overridden = [], durationMinutes: before }: Appointment, minutes: number | undefined) =>
  minutes === undefined || minutes === before ? {} : { overridden: [...new Set([...overridden, 'duration' as const])] }

/** It may be under way, and run longer or end sooner than agreed. */
export const resizeAppointment = (
  current: Appointment,
  { durationMinutes, now }: { durationMinutes: number; now: Instant },
): Appointment => {
  if (!occupies(current.status)) {
    throw new AppError('INVALID_TRANSITION', `A ${current.status} appointment has no time any more`)
  }

  return {
    ...current,
    ...longerOrShorter(current, durationMinutes),
    end: addMinutes(current.start, durationMinutes),
    durationMinutes,
    segments: [...withDuration(timeOf(current), durationMinutes).segments],
    updatedAt: now,
    version: current.version + 1,
  }
}

/** Another time, another professional or both: the end is computed anew, an accepted overlap does not travel along. */
export const moveAppointment = (current: Appointment, move: Move): Appointment => {
  const { start, now, timeZone, professional, durationMinutes } = move
  assertMovable(current)
  const { movedBySalonAt: _before, ...rest } = current
  const time = withDuration(professional?.time ?? timeOf(current), durationMinutes)

  return {
    ...rest,
    ...(move.bySalon && { movedBySalonAt: now }),
    ...longerOrShorter(current, durationMinutes),
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
