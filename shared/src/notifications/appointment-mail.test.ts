import { describe, expect, it } from 'vitest'
import type { Appointment } from '../appointments/schema'
import { appointmentEvent, rescheduledEvent } from '../events/appointment-event'
import { eventId } from '../ids/schema'
import { someAppointment } from '../testing/appointment-builder'
import { instant } from '../time/schema'
import { appointmentMailFor } from './appointment-mail'

const start = instant.parse('2026-11-26T18:30:00Z')
const now = instant.parse('2026-11-23T12:00:00Z')
const facts = {
  id: eventId.parse('01JDTEST0000000000000000EV'),
  at: now,
  actor: { kind: 'system' as const, id: 'test' },
}
const asked = (status: Appointment['status']) => someAppointment({ status, start })

describe('the mail for a booking', () => {
  it.each([
    ['confirmed', 'confirmed', 'booked'],
    ['pending', 'pending', 'requested'],
    ['pending', 'confirmed', undefined],
    ['confirmed', 'cancelled', undefined],
    ['confirmed', 'checked_in', undefined],
  ] as const)('booked as %s and now %s is %s', (then, status, expected) => {
    const event = appointmentEvent('appointment.booked', asked(then), facts)

    expect(appointmentMailFor(event, asked(status), now)).toBe(expected)
  })

  it('is left to the move when the appointment was moved meanwhile', () => {
    const event = appointmentEvent('appointment.booked', asked('confirmed'), facts)
    const moved = { ...asked('confirmed'), start: instant.parse('2026-11-27T18:30:00Z') }

    expect(appointmentMailFor(event, moved, now)).toBeUndefined()
    expect(appointmentMailFor(rescheduledEvent(moved, asked('confirmed'), facts), moved, now)).toBe('rescheduled')
  })

  it('is not sent once the appointment has begun', () => {
    const event = appointmentEvent('appointment.booked', asked('confirmed'), facts)

    expect(appointmentMailFor(event, asked('confirmed'), start)).toBeUndefined()
  })
})

it('tells a cancellation only while it is one', () => {
  const event = appointmentEvent('appointment.cancelled', asked('cancelled'), facts)

  expect(appointmentMailFor(event, asked('cancelled'), now)).toBe('cancelled')
})

it('says nothing of what happens at the desk', () => {
  const event = appointmentEvent('appointment.checked-in', asked('checked_in'), facts)

  expect(appointmentMailFor(event, asked('checked_in'), now)).toBeUndefined()
})
