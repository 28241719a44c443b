import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { findMessage } from '@reservaplus/server/notifications/repository'
import type { DomainEvent } from '@reservaplus/shared/events/schema'

type Told = Extract<DomainEvent, { type: 'appointment.booked' | 'appointment.confirmed' | 'appointment.rescheduled' }>

const tellsTime = (event: DomainEvent): event is Told =>
  event.type === 'appointment.booked' ||
  event.type === 'appointment.confirmed' ||
  event.type === 'appointment.rescheduled'

const isSame = (told: Told, { data }: Told) =>
  told.data.start === data.start && told.data.professionalId === data.professionalId

/**
 * Whether a move leads back to what the client's last mail says: one that was taken back before anything about it went
 * out. Wherever that is not certain the answer is no, and they are told once more.
 */
export const isToldBefore = async (event: DomainEvent): Promise<boolean> => {
  if (event.type !== 'appointment.rescheduled') return false
  const events = await findEventsOfSubject(event.organizationId, event.subject)
  const earlier = events.filter(tellsTime).filter(({ version }) => version < event.version)
  for (const each of earlier.toSorted((a, b) => b.version - a.version)) {
    const message = await findMessage({ organizationId: event.organizationId, eventId: each.id, recipient: 'client' })
    if (message && message.status !== 'refused') {
      return (message.status === 'sent' || message.status === 'delivered') && isSame(each, event)
    }
  }

  return false
}
