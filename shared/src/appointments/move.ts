import type { ServiceTime } from '../agenda/build'
import { withDuration } from '../availability/effective'
import { AppError } from '../errors/app-error'
import type { ProfessionalId } from '../ids/schema'
import type { Money } from '../money/schema'
import type { BookingRules } from '../organizations/schema'
import { stated } from '../payments/position'
import { addMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import { toLocal } from '../time/zone'
import { timeOf } from './agenda-entries'
import { deskMayCancel, isMovable, occupies } from './lifecycle'
import type { Appointment } from './schema'

export type MoveTerms = {
  audience: 'client' | 'staff'
  rules: Pick<BookingRules, 'requiresConfirmation' | 'staffCancellationWindowHours'>
}

type Move = {
  start: Instant
  now: Instant
  /** The organization's. */
  timeZone: string
  /** Absent: the same. `time` is how long the other professional takes, `price` what they ask for it. */
  professional?: { id: ProfessionalId; name: string; time: ServiceTime; price?: Money }
  /** Who moves it, and by what rules; absent: by none. */
  terms?: MoveTerms
  /** Another duration, agreed on. */
  durationMinutes?: number | undefined
  /** Somebody accepted that nobody works then. */
  outsideHours?: true | undefined
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

/** Whoever chose another professional pays what that one asks, whatever was agreed with the first. */
const withPrice = ({ overridden, ...current }: Appointment, price: Money): Appointment => {
  const others = overridden?.filter((each) => each !== 'price') ?? []

  return { ...current, price, ...(others.length > 0 && { overridden: others }) }
}

/** The salon has agreed to the time it was, not to this one; what was done to its status is no longer taken back. */
const waiting = ({ lastTransition: _last, ...current }: Appointment): Appointment => ({ ...current, status: 'pending' })

/**
 * A client chooses price and waits for confirmation again; at the desk the agreed price and status stay, and what was too
 * late to be cancelled still is.
 */
const onTerms = (current: Appointment, { terms, professional, now }: Move): Appointment => {
  if (!terms) return current
  const { audience, rules } = terms
  if (audience === 'staff') return deskMayCancel(current, rules, now) ? current : { ...current, movedLateAt: now }
  const priced = professional?.price ? withPrice(current, professional.price) : current

  return rules.requiresConfirmation && current.status === 'confirmed' ? waiting(priced) : priced
}

/** Another time, another professional or both: the end is computed anew, an accepted overlap does not travel along. */
export const moveAppointment = (current: Appointment, move: Move): Appointment => {
  const { start, now, timeZone, professional, durationMinutes } = move
  assertMovable(current)
  const {
    movedBySalonAt: _before,
    hasAcceptedOutsideHours: _hours,
    clientConfirmedAt,
    ...rest
  } = onTerms(current, move)
  const time = withDuration(professional?.time ?? timeOf(current), durationMinutes)

  return stated({
    ...rest,
    ...(move.bySalon && { movedBySalonAt: now }),
    // What they said is of the time it had.
    ...(clientConfirmedAt && start === current.start && { clientConfirmedAt }),
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
    ...(move.outsideHours && { hasAcceptedOutsideHours: move.outsideHours }),
    updatedAt: now,
    version: current.version + 1,
  })
}
