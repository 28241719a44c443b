import { describe, expect, it } from 'vitest'
import { createServiceInput, updateServiceInput } from './inputs'
import { service } from './schema'

const price = { amount: 18_000, currency: 'CLP' }
const id = '01JDCX00000000000000000001'

describe('a service that is typed in', () => {
  it.each([
    [4, false],
    [5, true],
    [7, false],
    [45, true],
    [480, true],
    [485, false],
  ])('lasts five minutes to eight hours, in fives: %i', (durationMinutes, isFine) => {
    expect(createServiceInput.safeParse({ name: 'Corte', durationMinutes, price }).success).toBe(isFine)
    expect(updateServiceInput.safeParse({ id, durationMinutes }).success).toBe(isFine)
  })

  it.each([
    [0, true],
    [60, true],
    [61, false],
    [-5, false],
  ])('has buffers of an hour at most: %i', (bufferAfterMinutes, isFine) => {
    expect(updateServiceInput.safeParse({ id, bufferAfterMinutes }).success).toBe(isFine)
  })

  it('says nothing in a change that nobody said', () => {
    expect(updateServiceInput.parse({ id })).toEqual({ id })
  })

  it('may be stored with what was carried over from before', () => {
    const { durationMinutes, bufferAfterMinutes } = service.shape

    expect(durationMinutes.safeParse(47).success && bufferAfterMinutes.safeParse(90).success).toBe(true)
  })
})
