import { describe, expect, it } from 'vitest'
import { effectiveService } from '../availability/effective'
import { appointmentId, clientId, organizationId, professionalId, resourceId, serviceId } from '../ids/schema'
import { someAppointment } from '../testing/appointment-builder'
import { parseInstant } from '../time/instant'
import { agendaEntriesOf, timeOf } from './agenda-entries'
import { newAppointment } from './create'
import { moveAppointment } from './move'
import { appointment } from './schema'

const now = parseInstant('2026-11-20T12:00:00Z')
const service = {
  id: serviceId.parse('01JDCX00000000000000000004'),
  durationMinutes: 60,
  segments: [],
  price: { amount: 15_000, currency: 'CLP' as const },
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
}

const create = (requiresConfirmation: boolean, overrides: Partial<Parameters<typeof newAppointment>[0]> = {}) =>
  newAppointment({
    id: appointmentId.parse('01JDCX00000000000000000001'),
    organization: {
      id: organizationId.parse('01JDCX000000000000000000ZZ'),
      timeZone: 'America/Santiago',
      bookingRules: {
        bufferMinutes: 0,
        horizonDays: 60,
        minimumNoticeMinutes: 0,
        cancellationWindowHours: 24,
        requiresConfirmation,
        acceptsWalkIns: true,
        compactDay: false,
        buffersInsideWorkingHours: false,
        onlineBooking: true,
        clientCancellation: true,
        staffCancellationWindowHours: 0,
        sendsReminders: true,
        asksForReviews: true,
        keepsDeposits: true,
        followUpDays: 0,
        reminderLeadHours: 24,
      },
    },
    professional: { id: professionalId.parse('01JDCX00000000000000000002'), name: 'Valentina Rojas' },
    client: { id: clientId.parse('01JDCX00000000000000000003'), firstName: 'Ana', lastName: 'Soto' },
    service: effectiveService(service, { serviceOverrides: {} }),
    serviceName: 'Corte',
    start: parseInstant('2026-11-24T10:00:00-03:00'),
    now,
    actor: { kind: 'client', id: '01JDCX00000000000000000003' },
    source: 'widget',
    ...overrides,
  })

describe('a new appointment', () => {
  it('F-19 F-48 is complete: end, local start and snapshots of name, price and duration', () => {
    expect(create(false)).toEqual(someAppointment())
    expect(appointment.parse(create(false))).toEqual(create(false))
  })

  it.each([
    ['widget', true, 'pending'],
    ['api', true, 'pending'],
    ['staff', true, 'confirmed'],
    ['widget', false, 'confirmed'],
  ] as const)('F-49 from %s with confirmation required %s is %s', (source, requires, status) => {
    expect(create(requires, { source }).status).toBe(status)
  })

  it('shows the clock of the place, also with a professional who lives by another', () => {
    const { professionalId: id } = someAppointment()
    const professional = { id, name: 'Hotu', timeZone: 'Pacific/Easter' }

    expect(create(false, { professional })).toMatchObject({
      localStart: '2026-11-24T10:00',
      timeZone: 'America/Santiago',
    })
  })
})

describe('a move', () => {
  const start = parseInstant('2026-11-25T14:00:00Z')
  const timeZone = 'America/Santiago'

  it('F-14 computes the end and the local start anew and goes one version on', () => {
    const moved = moveAppointment(someAppointment({ hasAcceptedOverlap: true }), { start, now, timeZone })

    expect(moved).toMatchObject({
      start,
      end: '2026-11-25T15:00:00Z',
      localStart: '2026-11-25T11:00',
      version: 2,
      hasAcceptedOverlap: false,
      price: someAppointment().price,
    })
  })

  it('to another professional takes their duration and keeps the agreed price', () => {
    const id = professionalId.parse('01JDCX00000000000000000009')
    const time = { durationMinutes: 45, segments: [], before: 5, after: 0 }
    const professional = { id, name: 'Camila', time }

    expect(moveAppointment(someAppointment(), { start, now, timeZone, professional })).toMatchObject({
      professionalId: id,
      professionalName: 'Camila',
      end: '2026-11-25T14:45:00Z',
      bufferBeforeMinutes: 5,
      price: someAppointment().price,
    })
  })

  it.each(['checked_in', 'in_progress', 'completed', 'cancelled', 'no_show'] as const)(
    'is refused once %s',
    (status) => {
      expect(() => moveAppointment(someAppointment({ status }), { start, now, timeZone })).toThrow(
        expect.objectContaining({ code: 'INVALID_TRANSITION' }),
      )
    },
  )
})

describe('what an appointment takes', () => {
  const chair = resourceId.parse('chair-00000000000000000001')

  it('the professional for each work segment, the chair throughout', () => {
    const segments = [
      { minutes: 20, kind: 'work' as const },
      { minutes: 30, kind: 'processing' as const },
      { minutes: 10, kind: 'work' as const },
    ]
    const taken = agendaEntriesOf(someAppointment({ segments, bufferBeforeMinutes: 5, resourceId: chair }))
    const [first] = taken.professional

    expect(taken.professional.map(({ start, end, before, after }) => [start, end, before, after])).toEqual([
      [first?.start, (first?.start ?? 0) + 20, 5, 0],
      [(first?.start ?? 0) + 50, (first?.start ?? 0) + 60, 0, 10],
    ])
    expect(taken.resource).toHaveLength(1)
    expect(taken.resource[0]).toMatchObject({
      start: first?.start,
      end: (first?.start ?? 0) + 60,
      before: 5,
      after: 10,
    })
  })

  it('nothing once it is completed, cancelled or a no-show', () => {
    for (const status of ['completed', 'cancelled', 'no_show'] as const) {
      expect(agendaEntriesOf(someAppointment({ status }))).toEqual({ professional: [], resource: [] })
    }
    expect(timeOf(someAppointment())).toEqual({ durationMinutes: 60, segments: [], before: 0, after: 10 })
  })
})
