import { expect, it } from 'vitest'
import { instant } from '../time/schema'
import { monthsBefore } from './retention'

it.each([
  ['2026-11-23T14:00:00Z', 24, '2024-11-23T14:00:00Z'],
  ['2026-03-31T08:00:00Z', 13, '2025-02-28T08:00:00Z'],
  ['2024-03-31T08:00:00Z', 1, '2024-02-29T08:00:00Z'],
  ['2026-01-15T00:00:00Z', 6, '2025-07-15T00:00:00Z'],
])('months are counted on the calendar: %s less %i is %s', (now, months, before) => {
  expect(monthsBefore(instant.parse(now), months)).toBe(before)
})
