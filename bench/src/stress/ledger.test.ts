import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

import { openLedger, readLedger } from './ledger'

it('reads what several workers wrote and leaves out a line that a kill cut short', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  openLedger(folder, 'w1')({ line: 'end', op: 'w1.1.1', code: 'OK' })
  openLedger(folder, 'w2')({ line: 'end', op: 'w2.1.1', code: 'BUSY' })
  appendFileSync(join(folder, 'w1.jsonl'), '{"line":"end","op":"w1.1')
  expect(readLedger(folder).map(({ op }) => op)).toEqual(['w1.1.1', 'w2.1.1'])
  expect(readLedger(folder, 'w2')).toEqual([{ line: 'end', op: 'w2.1.1', code: 'BUSY' }])
  rmSync(folder, { recursive: true })
})

it('goes on in a new line when the worker before was cut short', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  appendFileSync(join(folder, 'w1.jsonl'), '{"line":"end","op":"w1.1')
  openLedger(folder, 'w1')({ line: 'end', op: 'w1.2.1', code: 'OK' })
  expect(readLedger(folder).map(({ op }) => op)).toEqual(['w1.2.1'])
  rmSync(folder, { recursive: true })
})
