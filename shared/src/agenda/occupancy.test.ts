import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaEntries, agendaEntry } from '../testing/arbitraries'
import { entry } from '../testing/builders'
import { fromMinutes } from '../time/instant'
import type { AgendaEntry } from './entry'
import { collides } from './gap'
import { applyChange, findConflicts, touchedDays } from './occupancy'
import { saturatedStretches } from './saturation'

const midnight = Date.UTC(2026, 10, 23) / 60_000
const now = fromMinutes(midnight)
const gaps = fc.integer({ min: 0, max: 120 })
const rules = { gapMinutes: 0, now, quantity: 1 }
const plain = (one: AgendaEntry): AgendaEntry => ({ ...one, overlapAccepted: false })

describe('touchedDays', { timeout: 60_000 }, () => {
  it('lets two entries in conflict always share an agenda item, whatever the gap was when the older was written', () => {
    fc.assert(
      fc.property(agendaEntry(midnight), agendaEntry(midnight), gaps, gaps, (written, added, gapThen, gapNow) => {
        fc.pre(collides(written, added, gapNow))
        const shared = touchedDays([written], gapThen).filter((day) => touchedDays([added], gapNow).includes(day))

        expect(shared.length).toBeGreaterThan(0)
      }),
      { numRuns: 5000 },
    )
  })

  it('widens by the buffers and the gap, minute by minute', () => {
    const late = entry(midnight - 60, midnight - 10)

    expect(touchedDays([late], 10)).toEqual(['2026-11-22'])
    expect(touchedDays([late], 11)).toEqual(['2026-11-22', '2026-11-23'])
    expect(touchedDays([{ ...late, after: 10 }], 0)).toEqual(['2026-11-22'])
    expect(touchedDays([{ ...late, after: 11 }], 0)).toEqual(['2026-11-22', '2026-11-23'])
    expect(touchedDays([entry(midnight, midnight + 30, { before: 1 })], 0)).toEqual(['2026-11-22', '2026-11-23'])
    expect(touchedDays([], 30)).toEqual([])
  })
})

describe('findConflicts', { timeout: 60_000 }, () => {
  const taken = entry(midnight + 60, midnight + 120, { id: 'taken' })

  it.each([
    [0, 59, false],
    [0, 60, false],
    [0, 61, true],
    [119, 180, true],
    [120, 180, false],
    [121, 180, false],
  ])('touching is free: %i to %i conflicts %s', (start, end, expected) => {
    expect(findConflicts([entry(midnight + start, midnight + end)], [taken], rules)).toEqual(expected ? [taken] : [])
  })

  it('counts a hold until the second it expires', () => {
    const hold = entry(midnight, midnight + 60, { kind: 'hold', expiresAt: midnight * 60 })
    const later = { ...hold, expiresAt: midnight * 60 + 1 }

    expect(findConflicts([entry(midnight, midnight + 30)], [hold], rules)).toEqual([])
    expect(findConflicts([entry(midnight, midnight + 30)], [later], rules)).toEqual([later])
  })

  it('never sets the parts of one appointment against each other (F-13)', () => {
    expect(findConflicts([{ ...taken, start: midnight + 90, end: midnight + 150 }], [taken], rules)).toEqual([])
  })

  it('compares only new with existing, and an accepted overlap meets no conflict', () => {
    const overlapping = { ...taken, id: 'older', overlapAccepted: true }

    expect(findConflicts([entry(midnight + 120, midnight + 180)], [taken, overlapping], rules)).toEqual([])
    expect(findConflicts([{ ...taken, id: 'new', overlapAccepted: true }], [taken], rules)).toEqual([])
    expect(findConflicts([{ ...taken, id: 'new' }], [overlapping], rules)).toEqual([overlapping])
  })

  it('is symmetric for one professional', () => {
    fc.assert(
      fc.property(agendaEntry(midnight), agendaEntry(midnight), gaps, (a, b, gapMinutes) => {
        const [one, other] = [
          { ...plain(a), id: 'a' },
          { ...plain(b), id: 'b' },
        ].map(({ expiresAt: _, ...rest }) => rest)
        fc.pre(one !== undefined && other !== undefined)
        const ask = (added: AgendaEntry, existing: AgendaEntry) =>
          findConflicts([added], [existing], { gapMinutes, now, quantity: 1 }).length

        expect(ask(one, other)).toBe(ask(other, one))
      }),
    )
  })
})

describe('a room of which there are several', { timeout: 60_000 }, () => {
  /** Minute by minute, as a person would count chairs. */
  const countAt = (entries: readonly AgendaEntry[], minute: number) =>
    entries.filter(({ start, end, before, after }) => start - before <= minute && minute < end + after).length

  const distinctEntries = agendaEntries(midnight, 12).map((entries) =>
    entries.map((one, index) => {
      const { expiresAt: _, ...rest } = plain(one)

      return { ...rest, id: `entry-${index}` }
    }),
  )

  it('takes a new one exactly while the count stays within its quantity at every minute', () => {
    fc.assert(
      fc.property(distinctEntries, agendaEntry(midnight), fc.integer({ min: 1, max: 4 }), (existing, one, quantity) => {
        const added = { ...plain(one), id: 'new', kind: 'appointment' } as const
        const minutes = Array.from(
          { length: added.end + added.after - added.start + added.before },
          (_, index) => added.start - added.before + index,
        )
        const isFull = minutes.some((minute) => countAt(existing, minute) >= quantity)

        expect(findConflicts([added], existing, { gapMinutes: 0, now, quantity }).length > 0).toBe(isFull)
      }),
    )
  })

  it('counts an entry once that stands in two days', () => {
    const both = entry(midnight - 30, midnight + 30)

    expect(saturatedStretches([both, both], 2)).toEqual([])
    expect(saturatedStretches([both, both], 1)).toEqual([{ start: midnight - 30, end: midnight + 30 }])
  })
})

describe('applyChange', { timeout: 60_000 }, () => {
  it('drops what is removed and what has expired, keeps the rest sorted', () => {
    const expired = entry(midnight, midnight + 10, { kind: 'hold', expiresAt: midnight * 60 })
    const [early, late] = [entry(midnight + 20, midnight + 30), entry(midnight + 90, midnight + 99)]
    const added = entry(midnight + 40, midnight + 50)

    expect(applyChange([late, expired, early], { add: [added], removeIds: [late.id], now })).toEqual([early, added])
  })

  it('replaces an appointment by itself when it moves', () => {
    const [from, to] = [entry(midnight, midnight + 10, { id: 'a' }), entry(midnight + 5, midnight + 15, { id: 'a' })]

    expect(applyChange([from], { add: [to], removeIds: ['a'], now })).toEqual([to])
  })

  it('comes to the same when it is sent twice', () => {
    fc.assert(
      fc.property(agendaEntries(midnight), agendaEntries(midnight, 4), (existing, add) => {
        const removeIds = add.map(({ id }) => id)
        const once = applyChange(existing, { add, removeIds, now })

        expect(applyChange(once, { add, removeIds, now })).toEqual(once)
      }),
    )
  })
})
