import { expect, test } from 'vitest'
import { checkNames } from './names.mjs'

const problemsOf = (path) => checkNames({ path, text: '' })

test.each([
  'server/src/lambda.ts',
  'server/src/appointments/staff-procedures.ts',
  'server/src/appointments/hold-entity.ts',
  'server/src/appointments/book.ts',
  'server/src/appointments/book.integration.test.ts',
  'server/src/clients/entity.type.test.ts',
  'server/src/appointments/units.integration.test.ts',
  'server/src/db/keys.ts',
  'client/src/features/appointments/day-screen.tsx',
  'client/vite.config.ts',
])('%s is in its place', (path) => {
  expect(problemsOf(path)).toEqual([])
})

test.each([
  'server/src/appointments/utils.ts',
  'shared/src/time/helpers.ts',
  'client/src/lib/date-utils.ts',
  'server/src/db/index.ts',
  'client/src/common.tsx',
  'scripts/misc.mjs',
  'client/src/features/appointments/DayScreen.tsx',
  'server/src/bookings/staff-procedures.ts',
  'server/src/appointments/stuff-and-more.ts',
  'server/src/appointments/deep/book.ts',
])('%s is refused', (path) => {
  expect(problemsOf(path).length).toBeGreaterThan(0)
})

test('names are asked of code only', () => {
  expect(problemsOf('docs/Whatever Name.md')).toEqual([])
})
