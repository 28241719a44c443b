import { TRPCClientError } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import { problemOf } from './problem'

const answered = (data: unknown) =>
  TRPCClientError.from({ error: { message: 'no', code: -32600, data } } as Parameters<typeof TRPCClientError.from>[0])

const refusedByGateway = (status: number) =>
  TRPCClientError.from(new Error('Unable to transform response from server'), { meta: { response: { status } } })

describe('problemOf', () => {
  it('keeps code, alternatives and reference of the API', () => {
    const details = { alternatives: [{ professionalId: 'p', start: '2026-11-24T13:00:00Z' }] }

    expect(problemOf(answered({ appCode: 'SLOT_TAKEN', details, correlationId: 'c-1' }))).toEqual({
      code: 'SLOT_TAKEN',
      details,
      correlationId: 'c-1',
    })
  })

  it.each([
    [401, 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN'],
    [429, 'TOO_MANY_REQUESTS'],
    [500, 'INTERNAL'],
    [503, 'BUSY'],
  ])('judges an answer that is not the API’s own by its status: %i is %s', (status, code) => {
    expect(problemOf(refusedByGateway(status))).toMatchObject({ code })
  })

  it('calls it unreachable when nothing answered', () => {
    expect(problemOf(TRPCClientError.from(new TypeError('Failed to fetch')))).toMatchObject({ code: 'UNAVAILABLE' })
  })

  it('does not show a code that it does not know', () => {
    expect(problemOf(answered({ appCode: 'SOMETHING_NEW', httpStatus: 409 }))).toMatchObject({ code: 'INTERNAL' })
  })
})
