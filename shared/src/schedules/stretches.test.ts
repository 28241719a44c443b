import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intersectStretches, joinStretches, type Stretch, stretchAt, subtractStretches } from './stretches'

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -3, max: 15 }))
  .map(([start, length]): Stretch => ({ start, end: start + length }))
const stretches = fc.array(stretch, { maxLength: 8 })

const minutes = Array.from({ length: 80 }, (_, index) => index)
const covered = (list: readonly Stretch[]) =>
  minutes.filter((at) => list.some(({ start, end }) => start <= at && at < end))

describe('stretches of time, against counting minutes', { timeout: 60_000 }, () => {
  it('joined cover the same minutes, sorted, with room between them', () => {
    fc.assert(
      fc.property(stretches, (list) => {
        const joined = joinStretches(list)

        expect(covered(joined)).toEqual(covered(list))
        expect(joined.every(({ start }, index) => start > (joined[index - 1]?.end ?? -1))).toBe(true)
      }),
    )
  })

  it('subtracted and intersected cover what one has and the other has not, or has too', () => {
    fc.assert(
      fc.property(stretches, stretches, (a, b) => {
        const [one, other] = [joinStretches(a), joinStretches(b)]
        const inOther = new Set(covered(b))

        expect(covered(subtractStretches(one, other))).toEqual(covered(a).filter((at) => !inOther.has(at)))
        expect(covered(intersectStretches(one, other))).toEqual(covered(a).filter((at) => inOther.has(at)))
      }),
    )
  })

  it('are found by a minute in them', () => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: 0, max: 79 }), (list, at) => {
        expect(stretchAt(joinStretches(list), at) !== undefined).toBe(covered(list).includes(at))
      }),
    )
  })
})
