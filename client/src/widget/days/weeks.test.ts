import type { DaySlots, Slot } from '@reservaplus/shared/availability/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { byPartOfDay, fortnightAt, fortnightOf, lastFortnight, openDay } from './weeks'

const date = (text: string) => text as LocalDate
// A Wednesday.
const today = date('2026-11-25')
const lastDay = date('2027-01-10')
const slot = (local: string) => ({ start: `${local}:00Z`, local, professionalId: 'ana' }) as Slot

describe('fortnights', () => {
  it('shows two whole weeks from Monday and asks for none of the days that are over', () => {
    const { from, to, shown } = fortnightAt(0, today, lastDay)
    expect([from, to]).toEqual(['2026-11-25', '2026-12-06'])
    expect([shown.length, shown[0], shown[13]]).toEqual([14, '2026-11-23', '2026-12-06'])
  })

  it('ends with the horizon, also in the middle of a week', () => {
    expect(lastFortnight(today, lastDay)).toBe(3)
    expect(fortnightAt(3, today, lastDay)).toMatchObject({ from: '2027-01-04', to: '2027-01-10' })
    expect(lastFortnight(today, today)).toBe(0)
  })

  it('begins on the same day when that is a Monday, and six days earlier on a Sunday', () => {
    expect(fortnightAt(0, date('2026-11-23'), lastDay).shown[0]).toBe('2026-11-23')
    expect(fortnightAt(0, date('2026-11-29'), lastDay).shown[0]).toBe('2026-11-23')
  })

  it('finds the fortnight of a day', () => {
    expect([fortnightOf(date('2026-12-06'), today), fortnightOf(date('2026-12-07'), today)]).toEqual([0, 1])
  })
})

describe('the day to open with', () => {
  const days: DaySlots[] = [
    { date: today, slots: [] },
    { date: date('2026-11-26'), slots: [slot('2026-11-26T09:00')] },
    { date: date('2026-11-27'), slots: [slot('2026-11-27T09:00')] },
  ]

  it('is the one chosen before while it has room', () => {
    expect(openDay(days, date('2026-11-27'))).toBe('2026-11-27')
  })

  it('is the first with room otherwise', () => {
    expect([openDay(days, undefined), openDay(days, today), openDay([], today)]).toEqual([
      '2026-11-26',
      '2026-11-26',
      undefined,
    ])
  })
})

describe('parts of the day', () => {
  it('turn at noon and at seven', () => {
    const groups = byPartOfDay(['11:59', '12:00', '18:59', '19:00'].map((time) => slot(`2026-11-26T${time}`)))
    expect(groups.map(({ part, slots }) => [part, slots.length])).toEqual([
      ['morning', 1],
      ['afternoon', 2],
      ['evening', 1],
    ])
  })

  it('show an instant once, however many are free then', () => {
    const twice = [slot('2026-11-26T09:00'), { ...slot('2026-11-26T09:00'), professionalId: 'berta' } as Slot]
    expect(byPartOfDay(twice)).toHaveLength(1)
    expect(byPartOfDay(twice)[0]?.slots).toHaveLength(1)
  })
})
