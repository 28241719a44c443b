import { expect, it } from 'vitest'
import { sharesOf } from './shares'

it('two parts that are made side by side are told as one figure that only grows', () => {
  const told: number[] = []
  const [salon, clinic] = sharesOf(2, (share) => told.push(share))
  salon?.(0.5)
  clinic?.(0.1)
  salon?.(1)
  clinic?.(1)

  expect(told).toEqual([0.25, 0.3, 0.55, 1])
})
