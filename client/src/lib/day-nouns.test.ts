import { expect, it } from 'vitest'
import { isOfTheDay } from './day-nouns'

it.each([
  ['appointments.dayView', true],
  ['dayMoves.apply', true],
  ['services.list', false],
  ['users.session', false],
  ['appointment', false],
  ['toString.call', false],
])('%s is called at the address of the function that has it', (procedure, isDay) => {
  expect(isOfTheDay(procedure)).toBe(isDay)
})
