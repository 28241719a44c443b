import { describe, expect, it } from 'vitest'
import { someAppointment } from '../testing/appointment-builder'
import { parseInstant } from '../time/instant'
import {
  canBecome,
  changeableUntil,
  clientMayChange,
  deskMayCancel,
  nextStatuses,
  occupies,
  transition,
} from './lifecycle'
import { type AppointmentStatus, appointment, appointmentStatus } from './schema'

const statuses = appointmentStatus.options
const beforeStart = parseInstant('2026-11-24T12:59:59Z')
const atStart = parseInstant('2026-11-24T13:00:00Z')
const staff = { kind: 'staff', id: 'user-1' } as const
const client = { kind: 'client', id: 'client-1' } as const

const allowed: Record<AppointmentStatus, AppointmentStatus[]> = {
  pending: ['confirmed', 'checked_in', 'cancelled', 'no_show'],
  confirmed: ['checked_in', 'cancelled', 'no_show'],
  checked_in: ['in_progress', 'completed', 'cancelled'],
  in_progress: ['completed', 'cancelled'],
  completed: [],
  cancelled: [],
  no_show: [],
}

const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to, allowed[from].includes(to)] as const))

describe('the life of an appointment', () => {
  it.each(pairs)('F-16 %s to %s: %s, by command only', (from, to, isAllowed) => {
    const attempt = () => transition(someAppointment({ status: from }), to, { now: atStart, actor: staff })

    if (isAllowed) {
      expect(attempt()).toMatchObject({ status: to, version: 2, updatedAt: atStart })
    } else {
      expect(attempt).toThrow(expect.objectContaining({ code: 'INVALID_TRANSITION' }))
    }
  })

  it('F-13 no transition asks for availability or changes the time', () => {
    const before = someAppointment({ status: 'pending' })
    const { status: _, updatedAt: __, version: ___, ...rest } = before

    expect(transition(before, 'confirmed', { now: atStart, actor: staff })).toMatchObject(rest)
    expect(before).toEqual(someAppointment({ status: 'pending' }))
  })

  it.each([
    ['the day before', '2026-11-24T00:00:00Z', 'TOO_EARLY'],
    ['two hours before its day', '2026-11-24T00:59:59Z', 'TOO_EARLY'],
    ['from its own day on', '2026-11-24T03:00:00Z', undefined],
    ['days later', '2026-11-27T03:00:00Z', undefined],
  ] as const)('nobody has come %s to what is not yet', (_name, at, code) => {
    const expected = someAppointment({ status: 'confirmed' })
    const arrive = () => transition(expected, 'checked_in', { now: parseInstant(at), actor: staff })
    expect(canBecome(expected, 'checked_in', parseInstant(at))).toBe(code === undefined)
    if (code) expect(arrive).toThrow(expect.objectContaining({ code }))
    else expect(arrive()).toMatchObject({ status: 'checked_in' })
  })

  it('F-17 a no-show is refused before the start and for who has arrived', () => {
    for (const status of ['pending', 'confirmed'] as const) {
      expect(canBecome(someAppointment({ status }), 'no_show', beforeStart)).toBe(false)
      expect(canBecome(someAppointment({ status }), 'no_show', atStart)).toBe(true)
    }
    expect(() =>
      transition(someAppointment({ status: 'checked_in' }), 'no_show', { now: atStart, actor: staff }),
    ).toThrow(expect.objectContaining({ code: 'INVALID_TRANSITION' }))
  })

  it('keeps who cancelled, when and why, and is still a valid appointment', () => {
    const cancelled = transition(someAppointment(), 'cancelled', { now: beforeStart, actor: client, reason: 'Enferma' })

    expect(cancelled).toMatchObject({ cancelledAt: beforeStart, cancelledBy: client, cancellationReason: 'Enferma' })
    expect(appointment.parse(cancelled)).toEqual(cancelled)
    expect(transition(someAppointment(), 'cancelled', { now: beforeStart, actor: staff })).not.toHaveProperty(
      'cancellationReason',
    )
  })

  it('lets a client cancel and nothing else', () => {
    for (const to of nextStatuses.pending) {
      const attempt = () => transition(someAppointment({ status: 'pending' }), to, { now: atStart, actor: client })

      if (to === 'cancelled') {
        expect(attempt().status).toBe('cancelled')
      } else {
        expect(attempt).toThrow(expect.objectContaining({ code: 'INVALID_TRANSITION' }))
      }
    }
  })
})

describe('occupies', () => {
  it.each([
    ['pending', true],
    ['confirmed', true],
    ['checked_in', true],
    ['in_progress', true],
    ['completed', false],
    ['cancelled', false],
    ['no_show', false],
  ] as const)('%s: %s', (status, expected) => {
    expect(occupies(status)).toBe(expected)
  })
})

describe('the client’s window', () => {
  const rules = { cancellationWindowHours: 24, clientCancellation: true }

  it.each([
    ['a second before it closes', '2026-11-23T12:59:59Z', true],
    ['as it closes', '2026-11-23T13:00:00Z', true],
    ['a second after', '2026-11-23T13:00:01Z', false],
  ])('%s', (_case, now, expected) => {
    expect(clientMayChange(someAppointment(), rules, parseInstant(now))).toBe(expected)
    expect(changeableUntil(someAppointment(), rules)).toBe('2026-11-23T13:00:00Z')
  })

  it.each([
    ['2026-11-24T12:59:59Z', true],
    ['2026-11-24T13:00:00Z', false],
  ])('without hours it lasts until the start: %s %s', (now, expected) => {
    expect(clientMayChange(someAppointment(), { ...rules, cancellationWindowHours: 0 }, parseInstant(now))).toBe(
      expected,
    )
  })

  it.each(statuses)('is open for what is ahead only: %s', (status) => {
    const early = parseInstant('2026-11-20T13:00:00Z')

    expect(clientMayChange(someAppointment({ status }), rules, early)).toBe(['pending', 'confirmed'].includes(status))
  })

  it('does not open where clients do not change appointments themselves', () => {
    const early = parseInstant('2026-11-20T13:00:00Z')

    expect(clientMayChange(someAppointment(), { ...rules, clientCancellation: false }, early)).toBe(false)
  })

  it('N-09 the desk has a window of its own, which binds nobody who has arrived', () => {
    const late = parseInstant('2026-11-24T11:00:01Z')
    const mayCancel = (hours: number, now = late, status: AppointmentStatus = 'confirmed') =>
      deskMayCancel(someAppointment({ status }), { staffCancellationWindowHours: hours }, now)

    expect([mayCancel(0), mayCancel(2), mayCancel(2, parseInstant('2026-11-24T11:00:00Z'))]).toEqual([
      true,
      false,
      true,
    ])
    expect(mayCancel(2, late, 'checked_in')).toBe(true)
  })

  it('F-47 does not bind the desk, which records a late call', () => {
    const late = parseInstant('2026-11-24T12:59:00Z')

    expect(clientMayChange(someAppointment(), rules, late)).toBe(false)
    expect(transition(someAppointment(), 'cancelled', { now: late, actor: staff }).status).toBe('cancelled')
  })
})
