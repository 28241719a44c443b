import { expect, it } from 'vitest'

import type { Json } from '../template/json'
import { unrulyDelivery } from './unruly-delivery'

const seeded = () => {
  let state = 7
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}

it('delivers every record at least once, some twice, in another order and in pieces', async () => {
  const batches: Json[][] = []
  const invoke = unrulyDelivery(
    async (_, event) => {
      batches.push((event as { Records: Json[] }).Records)
      return null
    },
    { random: seeded(), duplicate: 0.3, reorder: true, split: true, delayMs: 2 },
  )
  const Records = Array.from({ length: 20 }, (_, n) => n)
  await invoke('f', { Records })
  const all = batches.flat()
  expect([...new Set(all)].sort((a, b) => Number(a) - Number(b))).toEqual(Records)
  expect(all.length).toBeGreaterThan(20)
  expect(all).not.toEqual([...all].sort((a, b) => Number(a) - Number(b)))
  expect(batches.length).toBe(2)
})
