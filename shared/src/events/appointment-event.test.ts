import { describe, expect, it } from 'vitest'
import { appointmentStatus } from '../appointments/schema'
import { eventId } from '../ids/schema'
import { someAppointment } from '../testing/appointment-builder'
import { parseInstant } from '../time/instant'
import { appointmentEvent, rescheduledEvent, statusEvents } from './appointment-event'
import { changedEvent } from './changed-event'
import { domainEvent } from './schema'

const facts = {
  id: eventId.parse('01JDCX000000000000000000EV'),
  at: parseInstant('2026-11-23T12:00:00Z'),
  actor: { kind: 'staff', id: 'user-1' },
} as const

describe('events of an appointment', () => {
  it.each(appointmentStatus.options)('%s has one that its schema accepts as it is', (status) => {
    const event = appointmentEvent(statusEvents[status], someAppointment({ status, version: 3 }), facts)

    expect(domainEvent.parse(event)).toEqual(event)
    expect(event).toMatchObject({ version: 3, origin: 'live', data: { status } })
  })

  it('never carry what identifies a person', () => {
    const text = JSON.stringify(
      appointmentEvent('appointment.booked', someAppointment({ notes: 'alergia', internalNotes: 'vip' }), facts),
    )

    expect(text).not.toMatch(/Ana|Soto|Valentina|Corte|alergia|vip/)
  })

  it('say from where an appointment was moved', () => {
    const event = rescheduledEvent(someAppointment(), { ...someAppointment(), start: facts.at }, facts)

    expect(domainEvent.parse(event)).toEqual(event)
    expect(event.data.previousStart).toBe(facts.at)
  })
})

describe('events of the catalogue and the team', () => {
  it.each(['organization', 'user', 'professional', 'service', 'client', 'schedule'] as const)('%s', (kind) => {
    const { organizationId } = someAppointment()
    const event = changedEvent(kind, { ...facts, organizationId, subjectId: 'subject-1', version: 2 })

    expect(domainEvent.parse(event)).toEqual(event)
  })
})
