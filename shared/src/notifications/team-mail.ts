import type { Appointment } from '../appointments/schema'
import type { DomainEvent } from '../events/schema'
import type { ProfessionalId } from '../ids/schema'
import type { Instant } from '../time/schema'
import type { TeamMailKind } from './schema'

type Of<Type extends DomainEvent['type']> = Extract<DomainEvent, { type: Type }>

/** Which mail the professional gets whose day it changes. */
export type TeamMail = { professionalId: ProfessionalId; kind: TeamMailKind }

const isAhead = ({ status, start }: Appointment, now: Instant) =>
  (status === 'pending' || status === 'confirmed') && start > now

type Placed = { data: { start: Instant; professionalId: ProfessionalId } }

const isWhere = (current: Appointment, { data }: Placed) =>
  current.start === data.start && current.professionalId === data.professionalId

const forMove = ({ data }: Of<'appointment.rescheduled'>, current: Appointment): TeamMail[] => {
  const { professionalId, previousProfessionalId, start, previousStart } = data
  if (professionalId === previousProfessionalId) {
    return isWhere(current, { data }) && start !== previousStart ? [{ professionalId, kind: 'moved' }] : []
  }
  const taken: TeamMail[] = isWhere(current, { data }) ? [{ professionalId, kind: 'assigned' }] : []

  return current.professionalId === previousProfessionalId
    ? taken
    : [...taken, { professionalId: previousProfessionalId, kind: 'removed' }]
}

const standsAsSaid = (event: DomainEvent & Placed, current: Appointment, now: Instant) =>
  isAhead(current, now) && isWhere(current, event)

/** What was taken back concerns somebody's day only where it was a cancellation. */
const bringsBack = (event: Of<'appointment.restored' | 'appointment.undone'>) =>
  event.type === 'appointment.restored' || event.data.undone === 'cancelled'

/**
 * Whom of the team an event is told to, judged on the appointment as it is now, as the mail to its client is. Nobody is
 * told of what has passed, of what is no longer true, or of what came with a series or from another system.
 */
export const teamMailsFor = (event: DomainEvent, current: Appointment, now: Instant): TeamMail[] => {
  if (event.origin !== 'live') return []
  const { professionalId, status } = current
  const only = (isTold: boolean, kind: TeamMailKind): TeamMail[] => (isTold ? [{ professionalId, kind }] : [])
  switch (event.type) {
    case 'appointment.booked':
      return only(standsAsSaid(event, current, now), status === 'pending' ? 'requested' : 'booked')
    case 'appointment.rescheduled':
      return isAhead(current, now) ? forMove(event, current) : []
    case 'appointment.cancelled':
      return only(status === 'cancelled' && current.start > now, 'cancelled')
    case 'appointment.restored':
    case 'appointment.undone':
      return only(bringsBack(event) && standsAsSaid(event, current, now), 'restored')
    default:
      return []
  }
}
