import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import { type AppointmentId, appointmentId, type EventId, eventId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { AgendaDay } from '../agenda/repository'
import type { ChangeContext } from '../app-context'
import { commitDecision, type Decision } from '../db/commit-decision'
import { findEvent } from '../events/repository'
import type { RecordedCall } from '../idempotency/record-call'
import { appointmentReplacement, findAppointment } from './repository'
import { occupancyWrites } from './write-booking'

export const assertVersion = ({ version }: Appointment, expected: number | undefined): void => {
  if (expected !== undefined && expected !== version) {
    throw new AppError('CONFLICT', 'Somebody else changed this appointment meanwhile')
  }
}

export type ChangeFacts = {
  organization: Organization
  days: readonly AgendaDay[]
  current: Appointment
  changed: Appointment
  event: DomainEvent
  now: Instant
}

/** One transaction: agenda, the appointment (at its new key when it moved), event. */
export const changeDecision = (
  { current, changed, ...facts }: ChangeFacts,
  call?: RecordedCall,
): Decision<Appointment> => ({
  writes: [
    ...(call?.writes({ eventId: facts.event.id, subjectId: changed.id }) ?? []),
    ...occupancyWrites({ ...facts, appointment: changed }),
    ...appointmentReplacement(current, changed),
  ],
  result: changed,
})

type Change = {
  id: AppointmentId
  decide: (eventId: EventId) => Promise<Decision<Appointment>>
  call?: RecordedCall
}

/** The event's id marks the operation: if it is there, an attempt whose answer got lost has carried it out. */
export const commitAppointmentChange = (ctx: ChangeContext, { id, decide, call }: Change): Promise<Appointment> => {
  const ownEvent = eventId.parse(ctx.newId())
  const { organizationId } = ctx

  return commitDecision(ctx, {
    decide: () => decide(ownEvent),
    isRepeatable: call?.isRepeatable ?? false,
    recover: async () => {
      const record = await call?.find()
      if (record) return findAppointment(organizationId, appointmentId.parse(record.subjectId))
      const event = await findEvent(organizationId, ownEvent)

      return event && findAppointment(organizationId, id)
    },
  })
}
