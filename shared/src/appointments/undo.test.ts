import { describe, expect, it } from 'vitest'
import { someAppointment } from '../testing/appointment-builder'
import { addMinutes, parseInstant } from '../time/instant'
import { deskActions } from './allowed'
import { transition } from './lifecycle'
import { appointmentStatus } from './schema'
import { isUndoable, restoreCancelled, undoTransition } from './undo'

const staff = { kind: 'staff', id: 'u' } as const
const client = { kind: 'client', id: 'c' } as const
const now = parseInstant('2026-11-24T13:00:00Z')
const rules = { cancellationWindowHours: 2 }
const desk = { now, rules: { staffCancellationWindowHours: 0 }, mayCancelLate: false, isTheirs: true }

describe('what was done', () => {
  it.each(['checked_in', 'cancelled', 'no_show'] as const)('is as it was before: %s', (to) => {
    const before = someAppointment()
    const after = transition(before, to, { now, actor: staff, reason: 'Por error', rules })
    const { version: _v, updatedAt: _u, ...rest } = before

    expect(undoTransition(after, now)).toEqual({ ...rest, reasons: after.reasons, version: 3, updatedAt: now })
  })

  it('can be taken back for ten minutes', () => {
    const after = transition(someAppointment(), 'checked_in', { now, actor: staff })

    expect(isUndoable(after, addMinutes(now, 10))).toBe(true)
    expect(isUndoable(after, addMinutes(now, 11))).toBe(false)
    expect(() => undoTransition(after, addMinutes(now, 11))).toThrow('nothing')
  })

  it('by the client is not the desk’s to take back; it is restored', () => {
    const early = parseInstant('2026-11-20T13:00:00Z')
    const after = transition(someAppointment({ status: 'pending' }), 'cancelled', { now: early, actor: client })

    expect(isUndoable(after, early)).toBe(false)
    expect(restoreCancelled(after, early)).toMatchObject({ status: 'pending' })
  })

  it.each(appointmentStatus.exclude(['cancelled']).options)('only what is cancelled is restored: not %s', (status) => {
    expect(() => restoreCancelled(someAppointment({ status }), now)).toThrow('cannot be restored')
  })
})

describe('a cancellation', () => {
  it('is late when it comes after the client’s window, by the desk, and not of whom the salon had moved', () => {
    const cancel = (given: Parameters<typeof someAppointment>[0], at = '2026-11-24T11:00:01Z') =>
      transition(someAppointment(given), 'cancelled', { now: parseInstant(at), actor: staff, rules }).isLateCancellation

    expect(cancel({})).toBe(true)
    expect(cancel({}, '2026-11-24T11:00:00Z')).toBeUndefined()
    expect(cancel({ movedBySalonAt: now })).toBeUndefined()
  })
})

describe('what the desk may do now', () => {
  it('follows from the table, the window and whose it is', () => {
    const confirmed = someAppointment()
    expect(deskActions(confirmed, desk)).toEqual({
      statuses: ['checked_in', 'cancelled', 'no_show'],
      canBeMoved: true,
      canBeCancelled: true,
      canBeRestored: false,
    })
    const strict = { ...desk, rules: { staffCancellationWindowHours: 24 } }
    expect(deskActions(confirmed, strict)).toMatchObject({ statuses: ['checked_in', 'no_show'], canBeCancelled: false })
    expect(deskActions(confirmed, { ...strict, mayCancelLate: true }).canBeCancelled).toBe(true)
    expect(deskActions(confirmed, { ...desk, isTheirs: false }).statuses).toEqual([])
    const cancelled = transition(confirmed, 'cancelled', { now, actor: staff })
    expect(deskActions(cancelled, desk)).toMatchObject({
      statuses: [],
      canBeRestored: true,
      undoableUntil: addMinutes(now, 10),
    })
  })
})
