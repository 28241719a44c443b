import { expect, it } from 'vitest'
import { formatDateTime, formatDay, formatShortDate, formatTime } from './format'
import { localDate, localDateTime } from './schema'

const day = localDate.parse('2026-11-26')
const moment = localDateTime.parse('2026-11-26T15:30')

it.each([
  ['es', 'jueves 26 de noviembre'],
  ['en', 'Thursday, November 26'],
  ['pt', 'quinta-feira, 26 de novembro'],
] as const)('a day in %s', (locale, expected) => {
  expect(formatDay(day, locale)).toBe(expected)
})

it('a moment in Spanish is written as in Chile, by the wall clock it was given', () => {
  expect(formatDateTime(moment, 'es')).toBe('jueves 26 de noviembre de 2026, 15:30')
  expect(formatTime(moment, 'en')).toMatch(/^3:30\sPM$/)
  expect(formatShortDate(day, 'es')).toMatch(/^26[ -]nov/)
})
