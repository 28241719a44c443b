import { describe, expect, it } from 'vitest'

import { classify, maximumActions, transact, type WriteRole } from './transact'

const roles: WriteRole[] = ['marker', 'state', 'state', 'limit']
const failed = 'ConditionalCheckFailed'
const conflict = 'TransactionConflict'

describe('a cancelled transaction', () => {
  it.each([
    ['our own marker beats everything', [failed, failed, 'None', failed], 'committed-before'],
    ['a stale decision beats a conflict', ['None', failed, conflict, 'None'], 'changed'],
    ['a stale decision beats a full limit', ['None', 'None', failed, failed], 'changed'],
    ['a conflict is sent again before a limit is believed', ['None', conflict, 'None', failed], 'resend'],
    ['throttling is sent again', ['None', 'ThrottlingError', 'None', 'None'], 'resend'],
    ['a full limit alone', ['None', 'None', 'None', failed], 'limit'],
    ['a conflict without a place', [conflict], 'resend'],
    ['what nobody foresaw is not classified', ['ValidationError', 'None', 'None', 'None'], undefined],
  ])('%s', (_rule, reasons, outcome) => {
    expect(classify(roles, reasons)).toBe(outcome)
  })

  it('is never larger than forty actions', async () => {
    await expect(transact(Array.from({ length: maximumActions + 1 }) as never)).rejects.toThrow(/too large/)
  })
})
