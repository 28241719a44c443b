import { describe, expect, it } from 'vitest'
import type { Appointment } from '../appointments/schema'
import { appointmentEvent, rescheduledEvent, undoneEvent } from '../events/appointment-event'
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

describe('a way back', () => {
  const restored = appointmentEvent('appointment.restored', asked('confirmed'), facts)
  const undone = (status: Appointment['status']) => undoneEvent(asked('confirmed'), status, facts)

  it('is told when it was a cancellation, and when it waits again, as that', () => {
    expect(appointmentMailFor(restored, asked('confirmed'), now)).toBe('restored')
    expect(appointmentMailFor(restored, asked('pending'), now)).toBe('requested')
    expect(appointmentMailFor(undone('cancelled'), asked('confirmed'), now)).toBe('restored')
  })

  it('of anything else is the desk’s own business, and so is one that has passed or was cancelled again', () => {
    expect(appointmentMailFor(undone('checked_in'), asked('confirmed'), now)).toBeUndefined()
    expect(appointmentMailFor(undone('no_show'), asked('confirmed'), now)).toBeUndefined()
    expect(appointmentMailFor(restored, asked('confirmed'), start)).toBeUndefined()
    expect(appointmentMailFor(restored, asked('cancelled'), now)).toBeUndefined()
  })
})

it('a move that the salon needed says what the client may do about it', () => {
  const moved = { ...asked('confirmed'), start: instant.parse('2026-11-27T18:30:00Z'), movedBySalonAt: now }

  expect(appointmentMailFor(rescheduledEvent(moved, asked('confirmed'), facts), moved, now)).toBe('movedBySalon')
})

it('a longer or shorter appointment is no move', () => {
  const longer = { ...asked('confirmed'), end: instant.parse('2026-11-26T21:30:00Z') }

  expect(appointmentMailFor(rescheduledEvent(longer, asked('confirmed'), facts), longer, now)).toBeUndefined()
})
