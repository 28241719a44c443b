import { expect, test } from 'vitest'
import { applyExceptions } from './exceptions.mjs'
import { checkSize, longest } from './size.mjs'

const linesOf = (count, first = 'a') => [first, ...Array(count - 1).fill('b')].join('\n')

test('a file at the limit passes, one line more does not', () => {
  expect(checkSize({ path: 'a.ts', text: `${linesOf(longest)}\n` })).toEqual([])
  expect(checkSize({ path: 'a.ts', text: linesOf(longest + 1) })).toHaveLength(1)
})

test('a long file passes when it says why', () => {
  expect(checkSize({ path: 'a.ts', text: linesOf(400, '// reason: one table, read as a whole') })).toEqual([])
})

test('documents may be long', () => {
  expect(checkSize({ path: 'a.md', text: linesOf(400) })).toEqual([])
})

test('an exception excuses its own file and problem only, and is reported when nothing needs it', () => {
  const list = [{ path: 'a.ts', problem: 'reads', reason: 'it must' }]
  expect(applyExceptions(['a.ts:1 reads the environment'], list)).toEqual([])
  expect(applyExceptions(['a.ts:1 reads it', 'b.ts:1 reads it'], list)).toEqual(['b.ts:1 reads it'])
  expect(applyExceptions([], list)).toEqual(['a.ts no longer needs its exception (reads)'])
})
