import { describe, expect, it } from 'vitest'
import { entry } from '../testing/builders'
import { withoutPlace } from './without-place'

const named = (id: string, start: number, end: number) => entry(start, end, { id })
const agenda = [named('a', 0, 60), named('b', 30, 90), named('c', 60, 120), named('d', 200, 260)]
const ids = (quantity: number, from = 0) => withoutPlace(agenda, { quantity, from }).map(({ id }) => id)

describe('withoutPlace', () => {
  it('names those that meet where there are too many, and nobody else', () => {
    expect(ids(2)).toEqual([])
    expect(ids(1)).toEqual(['a', 'b', 'c'])
  })

  it('names all that are ahead when there is none', () => {
    expect(ids(0)).toEqual(['a', 'b', 'c', 'd'])
    expect(ids(0, 90)).toEqual(['c', 'd'])
  })

  it('counts buffers, and neither holds nor the copies of another day', () => {
    const buffered = [entry(0, 60, { id: 'a', after: 10 }), entry(65, 90, { id: 'b' })]

    expect(withoutPlace(buffered, { quantity: 1, from: 0 })).toHaveLength(2)
    expect(withoutPlace([named('a', 0, 60), named('a', 0, 60)], { quantity: 1, from: 0 })).toEqual([])
    expect(withoutPlace([entry(0, 60, { kind: 'hold' })], { quantity: 0, from: 0 })).toEqual([])
  })
})
