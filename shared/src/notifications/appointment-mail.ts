import type { Appointment } from '../appointments/schema'
import type { DomainEvent } from '../events/schema'
import type { Instant } from '../time/schema'
import type { AppointmentMailKind } from './schema'

type Of<Type extends DomainEvent['type']> = Extract<DomainEvent, { type: Type }>
type Kind = AppointmentMailKind | undefined

const isAhead = ({ status, start }: Appointment, now: Instant) =>
  (status === 'pending' || status === 'confirmed') && start > now

/** Moved since: the move's own mail tells the time. */
const isWhere = (current: Appointment, { data }: { data: { start: Instant } }) => current.start === data.start

const forBooking = (event: Of<'appointment.booked'>, current: Appointment, now: Instant): Kind => {
  if (!isAhead(current, now) || !isWhere(current, event)) return undefined
  if (event.data.status !== 'pending') return 'booked'

  return current.status === 'pending' ? 'requested' : undefined
}

const forMove = (event: Of<'appointment.rescheduled'>, current: Appointment, now: Instant): Kind => {
  const isThere = isWhere(current, event) && current.professionalId === event.data.professionalId
  const { previousStart, previousProfessionalId, start, professionalId } = event.data
  // Longer or shorter than planned is the desk's own business.
  const isElsewhere = previousStart !== start || previousProfessionalId !== professionalId
  if (!isAhead(current, now) || !isThere || !isElsewhere) return undefined

  return current.movedBySalonAt === undefined ? 'rescheduled' : 'movedBySalon'
}

type WayBack = Of<'appointment.restored' | 'appointment.undone'>

/** Of what was taken back only a cancellation concerns the client. */
const forWayBack = (event: WayBack, current: Appointment, now: Instant): Kind => {
  const wasCancelled = event.type === 'appointment.restored' || event.data.undone === 'cancelled'
  if (!wasCancelled || !isAhead(current, now) || !isWhere(current, event)) return undefined

  return current.status === 'pending' ? 'requested' : 'restored'
}

/**
 * Which mail the client gets for an event, judged on the appointment as it is now: events come late and out of order,
 * and a mail about what is no longer true, or already past, is worse than none.
 */
export const appointmentMailFor = (event: DomainEvent, current: Appointment, now: Instant): Kind => {
  switch (event.type) {
    case 'appointment.booked':
      return forBooking(event, current, now)
    case 'appointment.confirmed':
      return current.status === 'confirmed' && isWhere(current, event) ? 'confirmed' : undefined
    case 'appointment.rescheduled':
      return forMove(event, current, now)
    case 'appointment.cancelled':
      return current.status === 'cancelled' && current.start > now ? 'cancelled' : undefined
    case 'appointment.restored':
    case 'appointment.undone':
      return forWayBack(event, current, now)
    case 'reminder.due':
      return current.status === 'confirmed' && current.start > now && isWhere(current, event) ? 'reminder' : undefined
    default:
      return undefined
  }
}
