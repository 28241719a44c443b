import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { findMessage } from '@reservaplus/server/notifications/repository'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import { type TellsTime, tellsTime } from '@reservaplus/shared/events/tells-time'

type Of<Type extends DomainEvent['type']> = Extract<DomainEvent, { type: Type }>

const isTold = (event: DomainEvent): event is TellsTime | Of<'appointment.cancelled'> =>
  tellsTime(event) || event.type === 'appointment.cancelled'

/** What may say nothing new: a way back. */
const leadsBack = (event: DomainEvent): event is TellsTime =>
  event.type === 'appointment.rescheduled' ||
  event.type === 'appointment.restored' ||
  event.type === 'appointment.undone'

const isSame = (told: TellsTime, { data }: TellsTime) =>
  told.data.start === data.start && told.data.professionalId === data.professionalId

/**
 * Whether a move, or a cancellation that was taken back, leads to what the reader's last mail says: nothing about it went
 * out before. Wherever that is not certain the answer is no, and they are told once more.
 */
export const isToldBefore = async (event: DomainEvent, recipient = 'client'): Promise<boolean> => {
  if (!leadsBack(event)) return false
  const events = await findEventsOfSubject(event.organizationId, event.subject)
  const earlier = events.filter(isTold).filter(({ version }) => version < event.version)
  for (const each of earlier.toSorted((a, b) => b.version - a.version)) {
    const message = await findMessage({ organizationId: event.organizationId, eventId: each.id, recipient })
    if (message && message.status !== 'refused') {
      const isOut = message.status === 'sent' || message.status === 'delivered'

      return isOut && tellsTime(each) && isSame(each, event)
    }
  }

  return false
}
