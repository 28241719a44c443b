import { expect, it } from 'vitest'
import { isSame } from './same'

it.each([
  [{ a: 1, b: { c: [1, 2], d: 3 } }, { b: { d: 3, c: [1, 2] }, a: 1 }, true],
  [{ a: undefined }, {}, true],
  [undefined, undefined, true],
  [{ a: [1, 2] }, { a: [2, 1] }, false],
  [{ a: null }, {}, false],
  [{}, undefined, false],
])('%j and %j: %s', (a, b, expected) => expect(isSame(a, b)).toBe(expected))
