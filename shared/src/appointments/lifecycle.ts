import { AppError } from '../errors/app-error'
import type { BookingRules } from '../organizations/schema'
import { settled } from '../payments/position'
import { addMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import { localDateOf } from '../time/zone'
import type { Actor, Appointment, AppointmentStatus } from './schema'

/** Every change of status there is; each is one command (confirm, check in …), none is a field to write. */
export const nextStatuses = {
  pending: ['confirmed', 'checked_in', 'cancelled', 'no_show'],
  confirmed: ['checked_in', 'cancelled', 'no_show'],
  checked_in: ['in_progress', 'completed', 'cancelled'],
  in_progress: ['completed', 'cancelled'],
  completed: [],
  cancelled: [],
  no_show: [],
} as const satisfies Record<AppointmentStatus, readonly AppointmentStatus[]>

const isListed = (statuses: readonly AppointmentStatus[], status: AppointmentStatus) => statuses.includes(status)

const occupying: readonly AppointmentStatus[] = ['pending', 'confirmed', 'checked_in', 'in_progress']

/** Whether an appointment of this status takes its time in the agenda. */
export const occupies = (status: AppointmentStatus): boolean => occupying.includes(status)

/** Whether it can still be moved to another time: nobody has arrived, nothing has ended. */
export const isMovable = (status: AppointmentStatus): boolean => status === 'pending' || status === 'confirmed'

type Scheduled = Pick<Appointment, 'status' | 'start'>
type OnDay = Scheduled & Pick<Appointment, 'localStart' | 'timeZone'>

/** Whoever comes just after midnight may be there before. */
const earlinessMinutes = 120

/**
 * Nobody has come to what is on another day: that is somebody else's line. Later is late, and still true. Without an arrival
 * nothing begins and nothing ends.
 */
const isBeforeItsDay = ({ localStart, timeZone }: OnDay, to: AppointmentStatus, now: Instant): boolean =>
  to === 'checked_in' && localDateOf(addMinutes(now, earlinessMinutes), timeZone) < localStart.slice(0, 10)

/** What the desk may do next: a no-show only once the time has come, an arrival only once the day has. */
export const canBecome = (appointment: OnDay, to: AppointmentStatus, now: Instant): boolean =>
  isListed(nextStatuses[appointment.status], to) &&
  (to !== 'no_show' || now >= appointment.start) &&
  !isBeforeItsDay(appointment, to, now)

type CancellationRule = Pick<BookingRules, 'cancellationWindowHours'>
type ClientRules = CancellationRule & Pick<BookingRules, 'clientCancellation'>

/** The last instant at which the client may cancel or move. */
export const changeableUntil = (
  { start }: Pick<Appointment, 'start'>,
  { cancellationWindowHours }: CancellationRule,
): Instant => addMinutes(start, -60 * cancellationWindowHours)

type OfClient = Scheduled & Pick<Appointment, 'movedBySalonAt'>

/**
 * Where the organization lets clients cancel and move at all, and while there is time. Whom the salon had to move did not
 * choose this time: no window binds them.
 */
export const clientMayChange = (appointment: OfClient, rules: ClientRules, now: Instant): boolean =>
  isMovable(appointment.status) &&
  now < appointment.start &&
  (appointment.movedBySalonAt !== undefined || (rules.clientCancellation && now <= changeableUntil(appointment, rules)))

/**
 * The desk has a window of its own: moving an appointment out of it does not open it again. It says nothing about whoever
 * has arrived: they are sent home or served, and a window of none lets a late call be recorded as what it is.
 */
export const deskMayCancel = (
  { status, start, movedLateAt }: Scheduled & Pick<Appointment, 'movedLateAt'>,
  { staffCancellationWindowHours }: Pick<BookingRules, 'staffCancellationWindowHours'>,
  now: Instant,
): boolean =>
  staffCancellationWindowHours === 0 ||
  !isMovable(status) ||
  (movedLateAt === undefined && now <= addMinutes(start, -60 * staffCancellationWindowHours))

const keptReasons = 20

const withReason = ({ reasons = [], version }: Appointment, reason: string): Pick<Appointment, 'reasons'> =>
  reason === '' ? {} : { reasons: [...reasons, { version: version + 1, reason }].slice(-keptReasons) }

type Transition = {
  now: Instant
  actor: Actor
  reason?: string
  /** When it is too late for the client to cancel, and what is kept of whoever does or does not come; absent: never, nothing. */
  rules?: CancellationRule & { keepsDeposits?: boolean }
}

/** Too late for the client to have done it themselves; whom the salon had moved was never late. */
const isLate = (current: Appointment, rules: CancellationRule | undefined, now: Instant): boolean =>
  rules !== undefined && current.movedBySalonAt === undefined && now > changeableUntil(current, rules)

/** The appointment afterwards, one version on. The window for clients is asked before, by `clientMayChange`. */
export const transition = (
  current: Appointment,
  to: AppointmentStatus,
  { now, actor, reason = '', rules }: Transition,
): Appointment => {
  if (isListed(nextStatuses[current.status], to) && isBeforeItsDay(current, to, now)) {
    throw new AppError('TOO_EARLY', 'This appointment is on another day')
  }
  const isAllowed = canBecome(current, to, now) && (actor.kind !== 'client' || to === 'cancelled')
  if (!isAllowed) {
    throw new AppError('INVALID_TRANSITION', `A ${current.status} appointment cannot become ${to} now`)
  }
  const lastTransition = { from: current.status, at: now, by: actor, ...(reason === '' ? {} : { reason }) }
  const next: Appointment = {
    ...current,
    ...withReason(current, reason),
    status: to,
    lastTransition,
    updatedAt: now,
    version: current.version + 1,
  }
  if (to !== 'cancelled') return settled(next, rules)

  const { clientConfirmedAt: _said, ...gone } = next
  const cancelled = {
    ...gone,
    cancelledAt: now,
    cancelledBy: actor,
    ...(reason === '' ? {} : { cancellationReason: reason }),
    ...(actor.kind !== 'client' && isLate(current, rules, now) && { isLateCancellation: true }),
  }

  return settled(cancelled, rules)
}
