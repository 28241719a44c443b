import type { Appointment } from '../appointments/schema'
import type { DomainEvent } from '../events/schema'
import type { Instant } from '../time/schema'
import type { AppointmentMailKind } from './schema'

/**
 * Which mail the client gets for an event, judged on the appointment as it is now: events come late and out of order,
 * and a mail about what is no longer true, or already past, is worse than none.
 */
export const appointmentMailFor = (
  event: DomainEvent,
  current: Appointment,
  now: Instant,
): AppointmentMailKind | undefined => {
  const isAhead = (current.status === 'pending' || current.status === 'confirmed') && current.start > now

  switch (event.type) {
    case 'appointment.booked':
      // Moved since: the move's own mail tells the time.
      if (!isAhead || current.start !== event.data.start) {
        return undefined
      }
      if (event.data.status === 'pending') {
        return current.status === 'pending' ? 'requested' : undefined
      }
      return 'booked'
    case 'appointment.confirmed':
      return current.status === 'confirmed' && current.start === event.data.start ? 'confirmed' : undefined
    case 'appointment.rescheduled':
      return isAhead && current.start === event.data.start && current.professionalId === event.data.professionalId
        ? 'rescheduled'
        : undefined
    case 'appointment.cancelled':
      return current.status === 'cancelled' && current.start > now ? 'cancelled' : undefined
    default:
      return undefined
  }
}
