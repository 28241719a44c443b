import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { professionalEntries } from '../agenda/build'
import type { AgendaEntry } from '../agenda/entry'
import { professionalId } from '../ids/schema'
import { at, dayOf, entry, everyDay, question } from '../testing/builders'
import { anyVisit } from '../testing/visit-arbitrary'
import { localDate } from '../time/schema'
import { startCosts } from './compact'
import { slotsByDay } from './days'
import { offeredStarts } from './offer'
import type { SlotQuestion } from './question'
import { nextAvailable } from './smart'

const day = localDate.parse('2026-11-24')
const { from, to } = dayOf(day)
const nine = at('2026-11-24T12:00:00Z')
const shortest = 30

const morning = (busy: AgendaEntry[], overrides: Parameters<typeof question>[0] = {}) =>
  question({
    professional: { id: 'p', weeklyHours: everyDay('09:00-13:00') },
    rules: { slotIntervalMinutes: 15 },
    busy,
    ...overrides,
  })

const costsOf = (asked: SlotQuestion) => {
  const starts = offeredStarts(asked, from, to)
  const costs = startCosts(asked, starts, shortest)

  return new Map(starts.map((start, index) => [start - nine, costs[index]]))
}

describe('what a start costs a day', () => {
  it('is nothing right at the opening, at the close and beside another appointment; else what is too short', () => {
    const costs = costsOf(morning([entry(nine + 120, nine + 180)]))

    expect([...costs]).toEqual([
      [0, 0],
      [15, 15],
      [30, 0],
      [45, 15],
      [60, 0],
      [180, 0],
    ])
  })

  it('counts the gap between services as used, since nobody may book it', () => {
    const rules = { slotIntervalMinutes: 5, bufferMinutes: 10 }
    const costs = costsOf(morning([entry(nine, nine + 60)], { rules }))

    expect(costs.get(70)).toBe(0)
    expect(costs.get(75)).toBe(5)
  })

  it('is less than nothing where a gap that was too short is filled', () => {
    const busy = [entry(nine, nine + 60), entry(nine + 80, nine + 240)]
    const asked = morning(busy, { service: { durationMinutes: 20 }, rules: { slotIntervalMinutes: 20 } })

    expect(costsOf(asked).get(60)).toBe(-20)
  })
})

/** Minute by minute: free and of no use to anybody, because what is free around it is too short. */
const lostMinutes = (asked: SlotQuestion, more: readonly AgendaEntry[]): number => {
  const { bufferMinutes } = asked.rules
  const taken = [...asked.busy, ...more]
  const hours = (asked.professional.weeklyHours.tuesday[0] ?? { start: '', end: '', breaks: [] }) as {
    start: string
    end: string
    breaks: { start: string; end: string }[]
  }
  const minuteOf = (text: string) => nine + (Number(text.slice(0, 2)) - 9) * 60 + Number(text.slice(3))
  const isFree = (minute: number) =>
    minute >= minuteOf(hours.start) &&
    minute < minuteOf(hours.end) &&
    !hours.breaks.some((each) => minuteOf(each.start) <= minute && minute < minuteOf(each.end)) &&
    !taken.some(
      ({ start, end, before, after }) => start - before <= minute && minute < end + Math.max(after, bufferMinutes),
    )
  let lost = 0
  let run = 0
  for (let minute = from; minute <= to; minute += 1) {
    if (isFree(minute)) run += 1
    else {
      const next = taken.find(({ start, before }) => start - before === minute)
      lost += run < shortest + (next ? Math.max(0, bufferMinutes - next.before) : 0) ? run : 0
      run = 0
    }
  }

  return lost
}

describe('the compact order', { timeout: 60_000 }, () => {
  const someQuestion = anyVisit(2, 1).map(({ lines }) => lines[0]?.candidates[0])

  it('puts first what leaves the fewest minutes in gaps too short for the shortest service', () => {
    let compared = 0
    fc.assert(
      fc.property(someQuestion, (asked) => {
        if (!asked) return
        const starts = offeredStarts(asked, from, to)
        if (starts.length === 0) return
        compared += 1
        const lostAfter = (start: number) =>
          lostMinutes(asked, professionalEntries({ kind: 'appointment', id: 'new', start }, asked.service))
        const who = professionalId.parse('professional-0000000001')
        const offers = [{ professionalId: who, starts, costs: startCosts(asked, starts, shortest) }]
        const fewest = Math.min(...starts.map(lostAfter))
        const minutes = (start: string | undefined) => Date.parse(start ?? '') / 60_000

        const [first] = slotsByDay(offers, { zone: asked.zone, from: day, to: day })[0]?.slots ?? []
        expect(lostAfter(minutes(first?.start))).toBe(fewest)
        const next = nextAvailable(offers, { timeZone: asked.zone, from: day, to: day }, 1)
        expect(lostAfter(minutes(next.mode === 'next_available' ? next.slots[0]?.start : undefined))).toBe(fewest)
      }),
      { numRuns: 100 },
    )
    expect(compared).toBeGreaterThan(40)
  })

  it('offers the same starts as the plain one', () => {
    fc.assert(
      fc.property(someQuestion, (asked) => {
        if (!asked) return
        const starts = offeredStarts(asked, from, to)
        const who = professionalId.parse('professional-0000000001')
        const listed = (costs?: number[]) =>
          slotsByDay([{ professionalId: who, starts, costs }], { zone: asked.zone, from: day, to: day })[0]?.slots.map(
            ({ start }) => start,
          ) ?? []

        expect(listed(startCosts(asked, starts, shortest)).sort()).toEqual(listed())
      }),
      { numRuns: 40 },
    )
  })
})
