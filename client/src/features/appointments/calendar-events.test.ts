import {
  type Appointment,
  appointment as appointmentSchema,
  type DayView,
  dayView,
} from '@reservaplus/shared/appointments/schema'
import { someAppointment } from '@reservaplus/shared/testing/appointment-builder'
import { describe, expect, it } from 'vitest'
import { calendarEvents } from './calendar-events'
import { dayBounds } from './day-bounds'

const professionalId = '01KAMX3W4S5T6V7W8X9YZA1B2D'

const appointment = (overrides: Record<string, unknown> = {}): Appointment =>
  appointmentSchema.parse({
    ...someAppointment(),
    professionalId,
    professionalName: 'Antonia',
    end: '2026-11-24T13:45:00Z',
    durationMinutes: 45,
    bufferAfterMinutes: 0,
    ...overrides,
  })

const day = (appointments: Appointment[]): DayView =>
  dayView.parse({
    date: '2026-11-24',
    timeZone: 'America/Santiago',
    columns: [
      {
        professionalId,
        name: 'Antonia',
        specialty: '',
        color: '#0f766e',
        working: [{ start: '2026-11-24T10:00', end: '2026-11-24T13:00' }],
        breaks: [{ name: 'Almuerzo', start: '2026-11-24T13:00', end: '2026-11-24T14:00' }],
      },
    ],
    appointments,
    blocks: [],
  })

const eventsOf = (shown: Appointment, mayMove = true) => {
  const view = day([shown])

  return calendarEvents({ day: view, bounds: dayBounds(view), mayMove: () => mayMove, processingLabel: () => 'libre' })
}

describe('calendarEvents', () => {
  it('gives wall clocks only, no instant and no zone', () => {
    expect(eventsOf(appointment())[0]).toMatchObject({
      resourceIds: [professionalId],
      start: '2026-11-24T10:00',
      end: '2026-11-24T10:45',
    })
  })

  it.each([
    ['confirmed', true, true],
    ['pending', true, true],
    ['confirmed', false, false],
    ['checked_in', true, false],
    ['completed', true, false],
    ['cancelled', true, false],
  ] as const)('lets %s be dragged by who may (%s): %s', (status, mayMove, editable) => {
    expect(eventsOf(appointment({ status }), mayMove)[0]).toMatchObject({ editable })
  })

  it('shades what is neither worked nor a break, and names the break', () => {
    const backgrounds = eventsOf(appointment()).slice(1)

    expect(backgrounds.map(({ classNames, start, end, title }) => [classNames, start, end, title])).toEqual([
      [['agenda-closed'], '2026-11-24T09:00', '2026-11-24T10:00', ''],
      [['agenda-closed'], '2026-11-24T14:00', '2026-11-24T19:00', ''],
      [['agenda-break'], '2026-11-24T13:00', '2026-11-24T14:00', 'Almuerzo'],
    ])
  })

  const colouring = {
    durationMinutes: 90,
    end: '2026-11-24T14:30:00Z',
    segments: [
      { kind: 'work', minutes: 30 },
      { kind: 'processing', minutes: 30 },
      { kind: 'work', minutes: 30 },
    ],
  }

  it('leaves the stretch in which the client waits free for another appointment', () => {
    const shown = eventsOf(appointment(colouring)).slice(0, 3)

    expect(shown.map(({ display, start, end }) => [display, start, end])).toEqual([
      [undefined, '2026-11-24T10:00', '2026-11-24T10:30'],
      ['background', '2026-11-24T10:30', '2026-11-24T11:00'],
      [undefined, '2026-11-24T11:00', '2026-11-24T11:30'],
    ])
    expect(new Set(shown.map(({ id }) => id)).size).toBe(3)
  })

  it('draws what was cancelled in one piece: nobody waits', () => {
    expect(eventsOf(appointment({ ...colouring, status: 'cancelled' }))[1]).toMatchObject({
      classNames: ['agenda-closed'],
    })
  })

  it('draws every hour that is booked, however early or late', () => {
    const late = appointment({ localStart: '2026-11-24T21:30', durationMinutes: 60 })

    expect(dayBounds(day([late]))).toEqual({ from: 540, to: 1380 })
  })
})
