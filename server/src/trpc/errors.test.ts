import { AppError, appErrorCodes } from '@reservaplus/shared/errors/app-error'
import { TRPCError } from '@trpc/server'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { httpStatusOf, toAppError, toTrpcError } from './errors'

const inputError = (schema: z.ZodType, value: unknown) =>
  new TRPCError({ code: 'BAD_REQUEST', cause: schema.safeParse(value).error })

describe('errors', () => {
  it('gives every code a status below 500, but for what is ours to answer for', () => {
    const ours = appErrorCodes.filter((code) => httpStatusOf(new AppError(code, '')) >= 500)

    expect(ours).toEqual(['ORGANIZATION_MOVING', 'BUSY', 'UNAVAILABLE', 'INTERNAL'])
  })

  it('names the field of bad input', () => {
    const error = toAppError(
      inputError(z.object({ client: z.object({ email: z.email() }) }), { client: { email: 'x' } }),
    )

    expect(error).toMatchObject({ code: 'BAD_INPUT', details: { issues: [{ path: ['client', 'email'] }] } })
  })

  it('names at most twenty fields', () => {
    const error = toAppError(inputError(z.array(z.string()), Array(100).fill(1)))

    expect(error.details.issues).toHaveLength(20)
  })

  it('F-46 keeps what nobody foresaw to itself', () => {
    const error = toTrpcError(new TypeError('Cannot read ana@example.cl of undefined'))

    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong' })
  })

  it('does not take a failed check inside the server for bad input', () => {
    expect(toAppError(z.string().safeParse(1).error).code).toBe('INTERNAL')
  })

  it.each([
    Object.assign(new Error(), { name: 'ThrottlingException' }),
    Object.assign(new Error(), { code: 'ECONNREFUSED' }),
    new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })]),
    new Error('wrapped', { cause: Object.assign(new Error(), { name: 'TimeoutError' }) }),
  ])('asks to come back when something needed does not answer (%#)', (failure) => {
    expect(toAppError(failure)).toMatchObject({ code: 'UNAVAILABLE', details: { retryAfterSeconds: 2 } })
  })
})
