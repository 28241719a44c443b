import { describe, expect, it } from 'vitest'
import { professionalId } from '../ids/schema'
import { parseInstant } from '../time/instant'
import { localDate } from '../time/schema'
import { earliest, howFree, nextAvailable } from './smart'

const range = { timeZone: 'America/Santiago', from: localDate.parse('2026-11-24'), to: localDate.parse('2026-11-26') }
const at = (text: string) => Date.parse(parseInstant(text)) / 60_000
/** `count` half hours from nine in the morning of a day in Santiago. */
const morning = (day: string, count: number) =>
  Array.from({ length: count }, (_, index) => at(`${day}T12:00:00Z`) + index * 30)
const who = (name: string) => professionalId.parse(name.padEnd(20, '0'))
const offer = (name: string, ...starts: number[][]) => ({ professionalId: who(name), starts: starts.flat() })

const ana = offer('ana', morning('2026-11-25', 8))
const bea = offer('bea', morning('2026-11-24', 2))
const busy = offer('busy')

describe('E-64 next_available', () => {
  const counts = (most: number, offers = [ana, bea, busy]) => {
    const found = nextAvailable(offers, range, most)
    const slots = found.mode === 'next_available' ? found.slots : []

    const counted: Record<string, number> = {}
    for (const { professionalId } of slots) {
      const name = professionalId.replace(/0+$/, '')
      counted[name] = (counted[name] ?? 0) + 1
    }

    return counted
  }

  it('shares its slots equally', () => {
    expect(counts(4)).toEqual({ ana: 2, bea: 2 })
  })

  it('gives the others what somebody has not', () => {
    expect(counts(8)).toEqual({ ana: 6, bea: 2 })
  })

  it('names five at most, those who are free first', () => {
    const late = ['f', 'e', 'd', 'c', 'b', 'a'].map((name, index) =>
      offer(name, [at('2026-11-24T20:00:00Z') - index * 30]),
    )

    expect(Object.keys(counts(20, late)).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('is in the order of time', () => {
    const found = nextAvailable([ana, bea], range, 6)
    const starts = found.mode === 'next_available' ? found.slots.map(({ start }) => start) : []

    expect(starts).toEqual([...starts].sort())
    expect(starts).toHaveLength(6)
  })
})

describe('E-64 earliest', () => {
  it('is the first free time of anybody', () => {
    expect(earliest([ana, busy, bea], range)).toMatchObject({
      slot: { start: '2026-11-24T12:00:00Z', local: '2026-11-24T09:00', professionalId: bea.professionalId },
    })
  })

  it('is none when nobody has time', () => {
    expect(earliest([busy], range)).toEqual({ mode: 'earliest', ...range })
  })
})

describe('E-64 date_range', () => {
  it('counts free days and slots, by professional and by day', () => {
    expect(howFree([ana, bea, busy], range)).toEqual({
      mode: 'date_range',
      ...range,
      totalDays: 3,
      freeDays: 2,
      totalSlots: 10,
      professionals: [
        { professionalId: ana.professionalId, slots: 8, freeDays: 1, first: '2026-11-25T12:00:00Z' },
        { professionalId: bea.professionalId, slots: 2, freeDays: 1, first: '2026-11-24T12:00:00Z' },
        { professionalId: busy.professionalId, slots: 0, freeDays: 0 },
      ],
      days: [
        { date: '2026-11-24', slots: 2, professionals: 1 },
        { date: '2026-11-25', slots: 8, professionals: 1 },
        { date: '2026-11-26', slots: 0, professionals: 0 },
      ],
    })
  })

  it('has its days also where nobody does the service', () => {
    expect(howFree([], range)).toMatchObject({ totalDays: 3, freeDays: 0, totalSlots: 0, professionals: [] })
  })
})
