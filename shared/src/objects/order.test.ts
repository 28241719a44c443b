import { describe, expect, it } from 'vitest'
import { nextOrder, reordered } from './order'

const items = [
  { id: 'a', order: 1 },
  { id: 'b', order: 2 },
  { id: 'c', order: 3 },
  { id: 'd', order: 4 },
]

describe('reordered', () => {
  it('names only those whose place is another one', () => {
    expect(reordered(items, ['a', 'c', 'b', 'd'])).toEqual([
      { id: 'c', order: 2 },
      { id: 'b', order: 3 },
    ])
    expect(reordered(items, ['a', 'b'])).toEqual([])
  })

  it('lets who is not named follow as before', () => {
    expect(reordered(items, ['d']).map(({ id, order }) => `${id}${order}`)).toEqual(['d1', 'a2', 'b3', 'c4'])
  })

  it('gives everybody a place of their own, also where two had the same', () => {
    const twins = items.map((item) => ({ ...item, order: 1 }))

    expect(reordered(twins, ['b']).map(({ id, order }) => `${id}${order}`)).toEqual(['a2', 'c3', 'd4'])
  })
})

it('a new one stands behind the last', () => {
  expect([nextOrder([]), nextOrder(items)]).toEqual([1, 5])
})
