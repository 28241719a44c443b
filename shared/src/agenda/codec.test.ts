import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaEntries } from '../testing/arbitraries'
import { utcDayOf } from '../time/calendar'
import { decodeBusy, encodeBusy } from './codec'
import type { AgendaEntry } from './entry'

const day = '2026-11-23'
const midnight = Date.UTC(2026, 10, 23) / 60_000

describe('the agenda codec', { timeout: 60_000 }, () => {
  it('gives back what it was given, whatever day it is written into', () => {
    fc.assert(
      fc.property(agendaEntries(midnight), fc.integer({ min: -1500, max: 1500 }), (entries, shift) => {
        const anyDay = utcDayOf(midnight + shift)

        expect(decodeBusy(anyDay, encodeBusy(anyDay, entries))).toEqual(entries)
      }),
      { numRuns: 500 },
    )
  })

  it('stays within 1 KB at 20 entries, even with migrated ids and the widest figures', () => {
    const widest = (index: number): AgendaEntry => ({
      kind: 'appointment',
      id: `f47ac10b-58cc-4372-a567-0e02b2c3d4${String(index).padStart(2, '0')}`,
      start: midnight - 1440 + index,
      end: midnight + 2879 + index,
      before: 120,
      after: 120,
      overlapAccepted: true,
    })
    const hold = (index: number): AgendaEntry => ({
      ...widest(index),
      kind: 'hold',
      id: `01JDCX0000000000000000000${index % 10}`,
      expiresAt: 1_795_000_000,
    })
    const sizes = [widest, hold].map(
      (build) =>
        encodeBusy(
          day,
          Array.from({ length: 20 }, (_, index) => build(index)),
        ).length,
    )

    expect(Math.max(...sizes)).toBeLessThanOrEqual(1024)
  })

  it('writes an ordinary appointment in 40 characters', () => {
    const entry: AgendaEntry = {
      kind: 'appointment',
      id: '01JDCX00000000000000000001',
      start: midnight + 720,
      end: midnight + 765,
      before: 0,
      after: 10,
      overlapAccepted: false,
    }

    expect(encodeBusy(day, [entry])).toBe('ak0,19,,a,01JDCX00000000000000000001')
  })

  it('knows an empty day', () => {
    expect(encodeBusy(day, [])).toBe('')
    expect(decodeBusy(day, '')).toEqual([])
  })

  it.each(['x1,1,,,01JDCX00000000000000000001', 'a1,1', ';', 'a?,1,,,01JDCX00000000000000000001', 'a1,1,,,'])(
    'refuses %s instead of losing taken time',
    (text) => {
      expect(() => decodeBusy(day, text)).toThrow(expect.objectContaining({ code: 'INTERNAL' }))
    },
  )
})
