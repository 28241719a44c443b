import type { DomainEvent } from './schema'

export type TellsTime = Extract<
  DomainEvent,
  {
    type:
      | 'appointment.booked'
      | 'appointment.confirmed'
      | 'appointment.rescheduled'
      | 'appointment.restored'
      | 'appointment.undone'
  }
>

/** Whose mail says to the client when the appointment is. */
export const tellsTime = (event: DomainEvent): event is TellsTime =>
  event.type === 'appointment.booked' ||
  event.type === 'appointment.confirmed' ||
  event.type === 'appointment.rescheduled' ||
  event.type === 'appointment.restored' ||
  event.type === 'appointment.undone'
