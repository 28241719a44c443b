import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { professionalId, waitlistEntryId } from '../ids/schema'
import { instant, localDate, localDateTime, localTime } from '../time/schema'
import { afterLapse, afterRefusal, dueAtOf, fits, inOrder, offerUntil } from './fit'
import { type WaitlistEntry, waitlistEntry, waitlistOffer } from './schema'

const ana = professionalId.parse('01JDCX00000000000000000001')
const bea = professionalId.parse('01JDCX00000000000000000002')
const start = instant.parse('2026-12-01T13:00:00Z')
const slot = { start, local: localDateTime.parse('2026-12-01T10:00'), professionalId: ana }
const entry = waitlistEntry.parse({
  id: '01JDCX00000000000000000009',
  organizationId: '01JDCX00000000000000000004',
  clientId: '01JDCX00000000000000000005',
  clientName: 'Julia Rojas',
  services: [{ serviceId: '01JDCX00000000000000000006' }],
  professionalId: 'any',
  from: '2026-12-01',
  to: '2026-12-05',
  weekdays: [],
  times: [],
  note: '',
  declined: [],
  lapses: 0,
  status: 'waiting',
  createdBy: { kind: 'staff', id: 'test' },
  createdAt: start,
  version: 1,
})
const offer = waitlistOffer.parse({
  ...slot,
  id: '01JDCX00000000000000000008',
  end: '2026-12-01T14:00:00Z',
  localStart: slot.local,
  lines: [{ professionalId: ana, start, end: '2026-12-01T14:00:00Z' }],
  offeredAt: '2026-11-30T09:00:00Z',
  expiresAt: '2026-11-30T10:00:00Z',
})

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
    expect(fits(waitlistEntry.parse({ ...entry, ...wish }), slot)).toBe(expected)
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

  const offered: WaitlistEntry = { ...entry, status: 'offered', offer }

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
  expect(dueAtOf({ ...entry, status: 'offered', offer })).toBe(offer.expiresAt)
  expect(dueAtOf(entry)).toBe('2026-12-06T12:00:00Z')
  expect(dueAtOf({ ...entry, status: 'booked' })).toBeUndefined()
})
