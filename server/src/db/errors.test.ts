import { describe, expect, it } from 'vitest'

import { isOutcomeUnknown, isRefusedForNow, isTransient } from './errors'

const named = (name: string) => Object.assign(new Error('?'), { name })

describe('a failure', () => {
  it.each(['ThrottlingException', 'RequestLimitExceeded', 'TransactionConflictException'])(
    '%s: nothing was carried out',
    (name) => {
      expect([isRefusedForNow(named(name)), isOutcomeUnknown(named(name)), isTransient(named(name))]).toEqual([
        true,
        false,
        true,
      ])
    },
  )

  it.each(['TransactionInProgressException', 'TimeoutError', 'InternalServerError'])(
    '%s: it may have been carried out',
    (name) => {
      expect([isRefusedForNow(named(name)), isOutcomeUnknown(named(name)), isTransient(named(name))]).toEqual([
        false,
        true,
        true,
      ])
    },
  )

  it('may pass also when it is the cause of another, and only then', () => {
    expect(isTransient(new Error('?', { cause: named('ThrottlingException') }))).toBe(true)
    expect(isTransient(new AggregateError([Object.assign(new Error('?'), { code: 'ECONNREFUSED' })]))).toBe(true)
    expect(isTransient(new Error('?', { cause: new TypeError('?') }))).toBe(false)
    expect(isTransient(new TypeError('?'))).toBe(false)
  })
})
