import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AppointmentStatus } from '../appointments/schema'
import { addMinutes } from '../time/instant'
import { type Instant, instant } from '../time/schema'
import { nextReminder } from './next-reminder'

const start = instant.parse('2026-11-27T13:00:00Z')
const before = (hours: number, minutes = 0) => addMinutes(start, -60 * hours - minutes)
const rules = { sendsReminders: true, reminderLeadHours: 24 }
const confirmed = { start, status: 'confirmed' as AppointmentStatus }

const next = (now: Instant, { known = {}, appointment = confirmed, rule = rules } = {}) =>
  nextReminder(appointment, known, rule, now)

describe('the reminder of an appointment', () => {
  it('is looked at again a week before, then at its hour, and is due from then on until it begins', () => {
    expect(next(before(500))).toEqual({ dueAt: before(168) })
    expect(next(before(168))).toEqual({ dueAt: before(24) })
    expect(next(before(24, 1))).toEqual({ dueAt: before(24) })
    expect(next(before(24))).toEqual({ remind: true })
    expect(next(before(3))).toEqual({ remind: true })
    expect(next(start)).toBeUndefined()
  })

  it('is none for what is not confirmed, for whom the salon sends none, and none twice', () => {
    for (const status of ['pending', 'cancelled', 'checked_in', 'no_show'] as const) {
      expect(next(before(24), { appointment: { start, status } })).toBeUndefined()
    }
    expect(next(before(24), { rule: { ...rules, sendsReminders: false } })).toBeUndefined()
    expect(next(before(24), { known: { remindedOf: start } })).toBeUndefined()
    expect(next(before(24), { known: { remindedOf: before(48) } })).toEqual({ remind: true })
  })

  it('is none for whoever has just been told the time', () => {
    expect(next(before(23), { known: { toldAt: before(23) } })).toBeUndefined()
    expect(next(before(24), { known: { toldAt: before(25) } })).toBeUndefined()
    expect(next(before(24), { known: { toldAt: before(26) } })).toEqual({ remind: true })
  })

  it('is never early: whatever is due now lies at or after its hour', () => {
    const minutes = fc.integer({ min: 1, max: 60 * 24 * 30 })
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 168 }), (ahead, reminderLeadHours) => {
        const now = addMinutes(start, -ahead)
        const found = next(now, { rule: { sendsReminders: true, reminderLeadHours } })
        expect(found !== undefined && 'remind' in found).toBe(ahead <= 60 * reminderLeadHours)
        if (found && 'dueAt' in found) expect(found.dueAt > now).toBe(true)
      }),
    )
  })
})
