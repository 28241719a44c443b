import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import { decideStart } from '@reservaplus/shared/availability/decide'
import { weeklyHours } from '@reservaplus/shared/schedules/schema'
import { fromMinutes } from '@reservaplus/shared/time/instant'
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { isFree } from './oracle'
import { chairs, organizationGap } from './place-plan'

const noon = Date.UTC(2026, 10, 24, 12) / 60_000
const now = noon - 1440

const always = [{ start: '00:00', end: '24:00', breaks: [] }]
const open = weeklyHours.parse({
  monday: always,
  tuesday: always,
  wednesday: always,
  thursday: always,
  friday: always,
  saturday: always,
  sunday: always,
})

const buffer = fc.constantFrom(0, 5, 10)
const entries = fc.array(
  fc.record({
    start: fc.integer({ min: 0, max: 180 }),
    length: fc.integer({ min: 5, max: 60 }),
    before: buffer,
    after: buffer,
  }),
  { maxLength: 5 },
)
const segments = fc.constantFrom(
  [],
  [
    { minutes: 15, kind: 'work' as const },
    { minutes: 30, kind: 'processing' as const },
    { minutes: 10, kind: 'work' as const },
  ],
)

const toEntries = (found: { start: number; length: number; before: number; after: number }[]): AgendaEntry[] =>
  found.map(({ start, length, before, after }, index) => ({
    kind: 'appointment',
    id: `entry-${index}`,
    start: noon + start,
    end: noon + start + length,
    before,
    after,
    overlapAccepted: false,
  }))

it('the plain rules and the rules of the product agree on what is taken', () => {
  const trial = fc.record({
    busy: entries,
    chairBusy: entries,
    segments,
    start: fc.integer({ min: 0, max: 180 }),
    before: buffer,
    after: buffer,
  })
  fc.assert(
    fc.property(trial, ({ busy, chairBusy, segments: parts, start, before, after }) => {
      const entriesOf = (id: string) => toEntries(id === 'chair' ? chairBusy : busy)
      const time = { durationMinutes: 55, segments: parts, before, after }
      const decided = decideStart(
        {
          now: fromMinutes(now),
          rules: {
            bufferMinutes: organizationGap,
            horizonDays: 60,
            minimumNoticeMinutes: 0,
            slotIntervalMinutes: 5,
            compactDay: false,
            buffersInsideWorkingHours: false,
            onlineBooking: true,
            acceptsWalkIns: true,
            isActive: true,
          },
          zone: 'America/Santiago',
          professional: { id: 'who', weeklyHours: open },
          service: time,
          exceptions: [],
          closures: [],
          busy: entriesOf('who'),
          resource: { id: 'chair', quantity: chairs, busy: entriesOf('chair') },
          audience: 'walk-in',
        },
        noon + start,
      )
      const wanted = { ...time, professionalId: 'who', start: noon + start, chair: 'chair' }
      const seen = {
        entriesOf,
        audience: 'client' as const,
        ignoreIds: new Set<string>(),
        nowSeconds: now * 60,
        quantityOf: () => chairs,
      }
      expect(isFree(wanted, seen)).toBe(decided.ok)
    }),
    { numRuns: 1000 },
  )
})
