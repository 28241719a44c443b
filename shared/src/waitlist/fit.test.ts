import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { professionalId, waitlistEntryId } from '../ids/schema'
import { instant, localDate, localDateTime, localTime } from '../time/schema'
import { afterLapse, afterRefusal, dueAtOf, fits, inOrder, offerUntil } from './fit'
import type { WaitlistEntry } from './schema'

const ana = professionalId.parse('01JDCX00000000000000000001')
const bea = professionalId.parse('01JDCX00000000000000000002')
const start = instant.parse('2026-12-01T13:00:00Z')
const slot = { start, local: localDateTime.parse('2026-12-01T10:00'), professionalId: ana }
const entry = {
  id: waitlistEntryId.parse('01JDCX00000000000000000009'),
  professionalId: 'any',
  from: localDate.parse('2026-12-01'),
  to: localDate.parse('2026-12-05'),
  weekdays: [],
  times: [],
  declined: [],
  lapses: 0,
  status: 'waiting',
  createdAt: start,
} as unknown as WaitlistEntry

describe('a free time fits', () => {
  it.each([
    ['anybody at any hour', {}, true],
    ['by name', { professionalId: ana }, true],
    ['somebody else', { professionalId: bea }, false],
    ['before its days', { from: localDate.parse('2026-12-02') }, false],
    ['after its days', { from: localDate.parse('2026-11-01'), to: localDate.parse('2026-11-30') }, false],
    ['a Tuesday', { weekdays: ['tuesday'] }, true],
    ['another weekday', { weekdays: ['monday', 'friday'] }, false],
    ['within its times', { times: [{ start: localTime.parse('10:00'), end: localTime.parse('12:00') }] }, true],
    ['at the end of its times', { times: [{ start: localTime.parse('08:00'), end: localTime.parse('10:00') }] }, false],
    ['refused before', { declined: [{ start, professionalId: ana }] }, false],
    ['refused with somebody else', { declined: [{ start, professionalId: bea }] }, true],
  ] as const)('%s', (_name, wish, expected) => {
    expect(fits({ ...entry, ...wish } as WaitlistEntry, slot)).toBe(expected)
  })
})

it('who wants somebody by name comes first, then who has waited longest', () => {
  const at = (name: string, professional: WaitlistEntry['professionalId'], createdAt: string) => ({
    id: waitlistEntryId.parse(`01JDCX0000000000000000000${name}`),
    professionalId: professional,
    createdAt: instant.parse(createdAt),
  })
  const [a, b, c] = [
    at('A', 'any', '2026-11-01T10:00:00Z'),
    at('B', ana, '2026-11-03T10:00:00Z'),
    at('C', ana, '2026-11-02T10:00:00Z'),
  ]
  expect(inOrder([a, b, c]).map(({ id }) => id.at(-1))).toEqual(['C', 'B', 'A'])
})

describe('an offer', () => {
  it('is kept an hour, less before a near start, and not made when it would be too short', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600, max: 6000 }), (minutes) => {
        const now = instant.parse(new Date(Date.parse(start) - minutes * 60_000).toISOString().replace('.000', ''))
        const until = offerUntil(start, now)
        const kept = until && (Date.parse(until) - Date.parse(now)) / 60_000
        expect(kept).toBe(minutes < 40 ? undefined : Math.min(60, minutes - 30))
      }),
    )
  })

  const offered = { ...entry, status: 'offered', offer: { start, professionalId: ana } } as unknown as WaitlistEntry

  it('that is refused leaves the client waiting, for other places', () => {
    const after = afterRefusal(offered)
    expect(after).toMatchObject({ status: 'waiting', declined: [{ start, professionalId: ana }] })
    expect(after).not.toHaveProperty('offer')
    expect(fits(after, slot)).toBe(false)
  })

  it('that lapses three times ends the waiting', () => {
    const once = afterLapse(offered)
    expect(once).toMatchObject({ status: 'waiting', lapses: 1 })
    expect(afterLapse({ ...offered, lapses: 2 })).toMatchObject({ status: 'expired', lapses: 3 })
  })
})

it('somebody looks after what is offered or waits, and after nothing else', () => {
  const expiresAt = instant.parse('2026-11-30T10:00:00Z')
  expect(dueAtOf({ ...entry, status: 'offered', offer: { expiresAt } } as WaitlistEntry)).toBe(expiresAt)
  expect(dueAtOf(entry)).toBe('2026-12-06T12:00:00Z')
  expect(dueAtOf({ ...entry, status: 'booked' })).toBeUndefined()
})
