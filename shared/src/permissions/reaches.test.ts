import { describe, expect, it } from 'vitest'

import { reaches, reachesOnlyOwn } from './reaches'

const update = 'appointments:update'

describe('what belongs to a professional is reached', () => {
  it.each([
    ['by the desk, whoever’s it is', { role: 'reception' }, true],
    ['by the product itself', {}, true],
    ['by that professional', { role: 'professional', professionalId: 'ana' }, true],
    ['by no other professional', { role: 'professional', professionalId: 'bea' }, false],
    ['by nobody of that role who takes no appointments', { role: 'professional' }, false],
  ] as const)('%s', (_, person, expected) => {
    expect(reaches(person, update, 'ana')).toBe(expected)
  })

  it('by nobody whose role may not do it at all', () => {
    expect(reaches({ role: 'staff', professionalId: 'ana' }, 'schedules:write', 'ana')).toBe(false)
  })
})

it('R-07 only their own is for those whose role says so', () => {
  expect(reachesOnlyOwn({ role: 'professional' }, update)).toBe(true)
  expect(reachesOnlyOwn({ role: 'reception' }, update)).toBe(false)
  expect(reachesOnlyOwn({ role: 'staff' }, 'schedules:write')).toBe(false)
  expect(reachesOnlyOwn({}, update)).toBe(false)
})
