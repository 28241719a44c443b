import type { DomainEvent } from '../events/schema'
import { toMinutes } from '../time/instant'
import type { AppointmentChanges } from './lists'
import type { AppointmentStatus } from './schema'

export type OfAppointment = Extract<DomainEvent, { subject: { kind: 'appointment' } }>
type Span = { start: Parameters<typeof toMinutes>[0]; end: Parameters<typeof toMinutes>[0] }

export const minutesOf = ({ start, end }: Span): number => toMinutes(end) - toMinutes(start)

const moveOf = ({ type, data }: OfAppointment): AppointmentChanges => {
  if (type !== 'appointment.rescheduled') return {}
  const { start, professionalId, serviceId, previousStart, previousProfessionalId, previousEnd, previousServiceId } =
    data
  const minutes = minutesOf(data)
  const before = previousEnd === undefined ? minutes : minutesOf({ start: previousStart, end: previousEnd })

  return {
    ...(previousStart !== start && { start: { from: previousStart, to: start } }),
    ...(previousProfessionalId !== professionalId && {
      professional: { from: { id: previousProfessionalId }, to: { id: professionalId } },
    }),
    ...(previousServiceId && { service: { from: { id: previousServiceId }, to: { id: serviceId } } }),
    ...(before !== minutes && { durationMinutes: { from: before, to: minutes } }),
  }
}

const pricesOf = ({ type, data }: OfAppointment): AppointmentChanges =>
  (type === 'appointment.rescheduled' || type === 'appointment.updated') && data.price && data.previousPrice
    ? { price: { from: data.previousPrice, to: data.price } }
    : {}

const fieldsOf = ({ type, data }: OfAppointment): AppointmentChanges => {
  if (type !== 'appointment.updated') return {}
  const fields = data.fields.filter((each) => each !== 'price' || data.previousPrice === undefined)

  return fields.length > 0 ? { fields } : {}
}

/** What an event says has become different; `status`: what the event before it left behind. */
export const changesOf = (event: OfAppointment, status: AppointmentStatus | undefined): AppointmentChanges => ({
  ...(status !== undefined && status !== event.data.status && { status: { from: status, to: event.data.status } }),
  ...moveOf(event),
  ...pricesOf(event),
  ...fieldsOf(event),
})
