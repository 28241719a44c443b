import { describe, expect, it } from 'vitest'
import type { Appointment } from '../appointments/schema'
import { appointmentEvent, rescheduledEvent } from '../events/appointment-event'
import { eventId, professionalId } from '../ids/schema'
import { someAppointment } from '../testing/appointment-builder'
import { instant } from '../time/schema'
import { teamMailsFor } from './team-mail'

const start = instant.parse('2026-11-26T18:30:00Z')
const now = instant.parse('2026-11-23T12:00:00Z')
const facts = {
  id: eventId.parse('01JDTEST0000000000000000EV'),
  at: now,
  actor: { kind: 'client' as const, id: 'test' },
}
const asked = (status: Appointment['status']) => someAppointment({ status, start })
const other = professionalId.parse('01JDCX0000000000000000000X')

describe('a professional is told', () => {
  const booked = asked('confirmed')
  const { professionalId: own } = booked

  it.each([
    ['pending', [{ professionalId: own, kind: 'requested' }]],
    ['confirmed', [{ professionalId: own, kind: 'booked' }]],
    ['cancelled', []],
  ] as const)('what was booked and is now %s as what it is', (status, expected) => {
    expect(teamMailsFor(appointmentEvent('appointment.booked', booked, facts), asked(status), now)).toEqual(expected)
  })

  it('of a move of their own; both of one that goes from one to the other', () => {
    const later = { ...booked, start: instant.parse('2026-11-27T18:30:00Z') }
    const elsewhere = { ...later, professionalId: other }

    expect(teamMailsFor(rescheduledEvent(later, booked, facts), later, now)).toEqual([
      { professionalId: own, kind: 'moved' },
    ])
    expect(teamMailsFor(rescheduledEvent(elsewhere, booked, facts), elsewhere, now)).toEqual([
      { professionalId: other, kind: 'assigned' },
      { professionalId: own, kind: 'removed' },
    ])
    expect(teamMailsFor(rescheduledEvent(elsewhere, booked, facts), booked, now)).toEqual([])
  })

  it('of a cancellation ahead, of nothing that has passed, and of nothing that came by the hundred', () => {
    const gone = asked('cancelled')
    const event = appointmentEvent('appointment.cancelled', gone, facts)

    expect(teamMailsFor(event, gone, now)).toEqual([{ professionalId: own, kind: 'cancelled' }])
    expect(teamMailsFor(event, gone, start)).toEqual([])
    expect(teamMailsFor({ ...event, origin: 'migration' }, gone, now)).toEqual([])
  })
})
