import { localDate, localDateTime } from '@reservaplus/shared/time/schema'
import { expect, it } from 'vitest'
import { momentSeenFrom } from './moment-seen-from'

const monday = localDate.parse('2026-11-23')

it.each([
  ['2026-11-23T14:45', '14:45'],
  ['2026-11-24T14:45', 'martes 24 de noviembre, 14:45'],
])('%s seen from Monday 23 is "%s"', (local, text) => {
  expect(momentSeenFrom(monday, localDateTime.parse(local), 'es')).toBe(text)
})
