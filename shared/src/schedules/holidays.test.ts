import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '../time/calendar'
import { localDate } from '../time/schema'
import { chileanHolidays, holidaysOf } from './holidays'

const dates = new Set<string>(chileanHolidays.map(({ date }) => date))

/** Anonymous Gregorian computus. */
const easterOf = (year: number) => {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const day = h + l - 7 * m + 114
  const text = `${year}-${String(Math.floor(day / 31)).padStart(2, '0')}-${String((day % 31) + 1).padStart(2, '0')}`

  return localDate.parse(text)
}

/** Law 19.973: from Tuesday to Thursday it moves to the Monday before, on Friday to the Monday after. */
const kept = (date: string) => {
  const day = localDate.parse(date)
  const moves: Record<string, number> = { tuesday: -1, wednesday: -2, thursday: -3, friday: 3 }

  return addDays(day, moves[weekdayOf(day)] ?? 0)
}

describe('the holidays of Chile', () => {
  it.each([2026, 2027])('%i has the fixed days', (year) => {
    const fixed = ['01-01', '05-01', '05-21', '07-16', '08-15', '09-18', '09-19', '11-01', '12-08', '12-25']

    expect(fixed.filter((day) => !dates.has(`${year}-${day}`))).toEqual([])
  })

  it.each([2026, 2027])('%i has the two days before Easter', (year) => {
    expect([addDays(easterOf(year), -2), addDays(easterOf(year), -1)].filter((day) => !dates.has(day))).toEqual([])
  })

  it.each(['2026-06-29', '2026-10-12', '2027-06-29', '2027-10-12'])('%s is kept on its Monday', (day) => {
    expect(dates.has(kept(day))).toBe(true)
  })

  it('has sixteen days in 2026, seventeen in 2027, each once and in order', () => {
    const listed = chileanHolidays.map(({ date }) => date)

    expect(listed).toEqual([...dates].sort())
    expect([2026, 2027].map((year) => listed.filter((date) => date.startsWith(`${year}`)).length)).toEqual([16, 17])
  })

  it('knows the five days on which shops must close', () => {
    expect(chileanHolidays.filter(({ isMandatory }) => isMandatory)).toHaveLength(10)
  })

  it('has none for a country that is not served', () => {
    expect(holidaysOf('FR')).toEqual([])
  })
})
