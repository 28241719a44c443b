import { describe, expect, it } from 'vitest'

import type { LedgerLine } from './ledger'
import { verdictsOf } from './verdicts'

const story = (isRepeatable: boolean, ...codes: (string | undefined)[]): LedgerLine[] =>
  codes.flatMap((code): LedgerLine[] => [
    { line: 'begin', op: 'a', call: 'create', isRepeatable, input: {} },
    ...(code === undefined ? [] : [{ line: 'end' as const, op: 'a', code }]),
  ])

const stateOf = (lines: LedgerLine[]) => verdictsOf(lines)[0]?.state

describe('what is known of an operation', () => {
  it.each([
    ['answered', story(false, 'OK'), 'done'],
    ['refused', story(false, 'SLOT_TAKEN'), 'refused'],
    ['without an answer, because the worker was killed', story(false, undefined), 'unknown'],
    ['too busy', story(false, 'BUSY'), 'unknown'],
    ['too busy, then done with the same key', story(true, 'UNAVAILABLE', 'OK'), 'done'],
    ['too busy, then refused with the same key', story(true, 'UNAVAILABLE', 'SLOT_TAKEN'), 'refused'],
    ['refused with the same key after a kill', story(true, undefined, 'SLOT_TAKEN'), 'unknown'],
    ['done, and the key reused for something else', story(true, 'OK', 'IDEMPOTENCY_KEY_REUSED'), 'done'],
  ])('%s', (_what, lines, state) => {
    expect(stateOf(lines)).toBe(state)
  })
})
