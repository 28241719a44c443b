import { expect, it } from 'vitest'
import { onlineQuota } from './quota'

it.each([
  [500, 450],
  [19, 18],
  [10, 9],
  [9, 9],
  [0, 0],
])('of %i appointments a month guests may make the first %i', (limit, online) => {
  expect(onlineQuota(limit)).toBe(online)
})
