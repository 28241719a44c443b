import { expect, it } from 'vitest'

import { parseOptions } from './options'

it('is small by default', () => {
  expect(parseOptions([])).toMatchObject({ attempts: 3000, workers: 3, seed: 1 })
  expect(parseOptions([]).sabotage).toBeUndefined()
})

it('takes numbers and names', () => {
  const args = [
    '--attempts',
    '1000000',
    '--workers=8',
    '--seed',
    '7',
    '--engine',
    'ddb-local',
    '--sabotage',
    'lose-event',
  ]
  expect(parseOptions(args)).toMatchObject({
    attempts: 1_000_000,
    workers: 8,
    seed: 7,
    engine: 'ddb-local',
    sabotage: 'lose-event',
  })
})

it.each([
  ['--attempts', '0'],
  ['--attempts', 'many'],
  ['--workers', '1.5'],
  ['--engine', 'sqlite'],
  ['--sabotage', 'everything'],
])('refuses %s %s and names it', (name, value) => {
  expect(() => parseOptions([name, value])).toThrow(name)
})

it('refuses what it does not know', () => {
  expect(() => parseOptions(['--atempts', '3'])).toThrow('atempts')
})
