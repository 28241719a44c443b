import { expect, it } from 'vitest'
import { professionalId } from '../ids/schema'
import { someAppointment } from '../testing/appointment-builder'
import { parseInstant } from '../time/instant'
import { deskMayCancel } from './lifecycle'
import { moveAppointment } from './move'

const now = parseInstant('2026-11-24T11:00:01Z')
const start = parseInstant('2026-12-25T14:00:00Z')
const timeZone = 'America/Santiago'
const rules = { requiresConfirmation: true, staffCancellationWindowHours: 2 }
const dearer = {
  id: professionalId.parse('01JDCX00000000000000000009'),
  name: 'Camila',
  time: { durationMinutes: 45, segments: [], before: 5, after: 0 },
  price: { amount: 90_000, currency: 'CLP' as const },
}
const moved = (audience: 'client' | 'staff', overrides = {}, professional: typeof dearer | null = dearer) =>
  moveAppointment(someAppointment({ status: 'confirmed', ...overrides }), {
    start,
    now,
    timeZone,
    terms: { audience, rules },
    ...(professional && { professional }),
  })

it('a client pays what the professional asks whom they move to; at the desk the agreed price stays', () => {
  const { price } = someAppointment()

  expect(moved('client', { overridden: ['price', 'duration'] })).toMatchObject({
    price: dearer.price,
    overridden: ['duration'],
  })
  expect(moved('client', {}, null).price).toEqual(price)
  expect(moved('staff').price).toEqual(price)
})

it('waits for confirmation again where the salon confirms, when the client moves it', () => {
  expect([moved('client').status, moved('staff').status]).toEqual(['pending', 'confirmed'])
  expect(moved('client', { lastTransition: { from: 'pending', at: now } })).not.toHaveProperty('lastTransition')
})

it('stays too late to cancel for the desk, however far the desk moves it', () => {
  expect(deskMayCancel(moved('staff'), rules, now)).toBe(false)
  expect(deskMayCancel(moved('staff', { start: parseInstant('2026-11-24T15:00:00Z') }), rules, now)).toBe(true)
})
