import type * as z from 'zod'
import type { Actor, Appointment, AppointmentStatus } from '../appointments/schema'
import type { EventId } from '../ids/schema'
import { isSame } from '../objects/same'
import { toMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import type { appointmentRescheduled, DomainEvent } from './schema'

export type AppointmentRescheduled = z.infer<typeof appointmentRescheduled>
type OfAppointment = Extract<DomainEvent, { subject: { kind: 'appointment' } }>
/** Those that have more to tell than how it is now. */
type Telling = Extract<
  OfAppointment,
  { type: 'appointment.rescheduled' | 'appointment.undone' | 'appointment.updated' }
>
export type AppointmentEvent = Exclude<OfAppointment, Telling>

/** Of what happens to a whole visit: which, and on a client's first line the events of all of theirs. */
export type VisitFacts = Pick<AppointmentEvent['data'], 'visitId' | 'visitEvents'>

type EventFacts = {
  id: EventId
  at: Instant
  actor: Actor
  origin?: DomainEvent['origin'] | undefined
  visit?: VisitFacts | undefined
}

/** The event that announces a new status. Nothing becomes pending: a booking is `appointment.booked` in either status. */
export const statusEvents = {
  pending: 'appointment.booked',
  confirmed: 'appointment.confirmed',
  checked_in: 'appointment.checked-in',
  in_progress: 'appointment.started',
  completed: 'appointment.completed',
  cancelled: 'appointment.cancelled',
  no_show: 'appointment.no-show',
} as const satisfies Record<AppointmentStatus, AppointmentEvent['type']>

const baseOf = (appointment: Appointment, { id, at, actor, origin = 'live' }: EventFacts) => ({
  id,
  organizationId: appointment.organizationId,
  at,
  actor,
  version: appointment.version,
  origin,
  subject: { kind: 'appointment' as const, id: appointment.id },
})

/** Ids and figures only. */
const factsOf = ({ professionalId, clientId, serviceId, start, end, status }: Appointment) => ({
  professionalId,
  clientId,
  serviceId,
  start,
  end,
  status,
})

/** The appointment as it is after the change. */
export const appointmentEvent = (
  type: AppointmentEvent['type'],
  appointment: Appointment,
  facts: EventFacts,
): AppointmentEvent => ({
  ...baseOf(appointment, facts),
  type,
  data: {
    ...factsOf(appointment),
    ...facts.visit,
    ...(type === 'appointment.booked' && accepted(appointment)),
  },
})

const otherPrice = ({ price }: Pick<Appointment, 'price'>, previous: Pick<Appointment, 'price'> | undefined) =>
  previous === undefined || isSame(price, previous.price) ? {} : { price, previousPrice: previous.price }

/** Of what is booked or moved, whether nobody works then. */
const accepted = ({ hasAcceptedOutsideHours }: Appointment) =>
  hasAcceptedOutsideHours ? { outsideHours: true as const } : {}

const lengthOf = ({ start, end }: Pick<Appointment, 'start' | 'end'>) => toMinutes(end) - toMinutes(start)

export const rescheduledEvent = (
  appointment: Appointment,
  previous: Pick<Appointment, 'start' | 'professionalId' | 'end' | 'serviceId' | 'price'>,
  facts: EventFacts,
): AppointmentRescheduled => ({
  ...baseOf(appointment, facts),
  type: 'appointment.rescheduled',
  data: {
    ...factsOf(appointment),
    ...facts.visit,
    previousStart: previous.start,
    previousProfessionalId: previous.professionalId,
    ...(lengthOf(previous) !== lengthOf(appointment) && { previousEnd: previous.end }),
    ...(previous.serviceId !== appointment.serviceId && { previousServiceId: previous.serviceId }),
    ...otherPrice(appointment, previous),
    ...accepted(appointment),
  },
})

export const undoneEvent = (appointment: Appointment, undone: AppointmentStatus, facts: EventFacts): Telling => ({
  ...baseOf(appointment, facts),
  type: 'appointment.undone',
  data: { ...factsOf(appointment), ...facts.visit, undone },
})

export const updatedEvent = (
  appointment: Appointment,
  fields: readonly string[],
  facts: EventFacts & { previousClientId?: Appointment['clientId']; previous?: Pick<Appointment, 'price'> },
): Telling => ({
  ...baseOf(appointment, facts),
  type: 'appointment.updated',
  data: {
    ...factsOf(appointment),
    fields: [...fields],
    ...otherPrice(appointment, facts.previous),
    ...(facts.previousClientId && { previousClientId: facts.previousClientId }),
  },
})
