import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatDateTime,
  formatDay,
  formatMonth,
  formatShortDate,
  formatTime,
  formatWeekday,
} from './format'
import { localDate, localDateTime } from './schema'

const at = localDateTime.parse('2026-11-23T09:05')
const day = localDate.parse('2026-11-23')
// ICU puts narrow no-break spaces before AM and PM.
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('what people read', () => {
  it.each([
    ['es', '23 de noviembre de 2026', 'lunes 23 de noviembre', '09:05', 'lunes', 'noviembre de 2026'],
    ['en', 'November 23, 2026', 'Monday November 23', '9:05 AM', 'Monday', 'November 2026'],
    ['pt', '23 de novembro de 2026', 'segunda-feira 23 de novembro', '09:05', 'segunda-feira', 'novembro de 2026'],
  ] as const)('in %s', (locale, date, weekdayAndDay, time, weekday, month) => {
    expect(formatDate(day, locale)).toBe(date)
    // The comma comes and goes with ICU's versions.
    expect(formatDay(at, locale).replace(',', '')).toBe(weekdayAndDay)
    expect(plain(formatTime(at, locale))).toBe(time)
    expect(formatWeekday(day, locale)).toBe(weekday)
    expect(formatMonth(day, locale)).toBe(month)
    expect(plain(formatDateTime(at, locale))).toContain(time)
    expect(formatDateTime(at, locale)).toContain('2026')
    expect(formatShortDate(day, locale)).toContain('23')
  })

  it('is the wall clock that goes in, wherever it runs, also around midnight', () => {
    expect(formatTime(localDateTime.parse('2026-09-06T00:30'), 'es')).toBe('00:30')
    expect(formatTime(localDateTime.parse('2026-11-23T23:59'), 'pt')).toBe('23:59')
    expect(plain(formatTime(localDateTime.parse('2026-11-23T00:00'), 'en'))).toBe('12:00 AM')
  })
})
