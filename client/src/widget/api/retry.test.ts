import { describe, expect, it, vi } from 'vitest'
import { ApiError } from './api-error'
import { withRetry } from './retry'

const atOnce = () => Promise.resolve()

describe('withRetry', () => {
  it('asks again while the connection is lost and gives the answer that comes', async () => {
    const ask = vi
      .fn()
      .mockRejectedValueOnce(new ApiError('UNAVAILABLE'))
      .mockRejectedValueOnce(new ApiError('BUSY', { retryAfterSeconds: 1 }))
      .mockResolvedValue('booked')
    await expect(withRetry(ask, atOnce)).resolves.toBe('booked')
    expect(ask).toHaveBeenCalledTimes(3)
  })

  it('gives up after four attempts with the last error', async () => {
    const ask = vi.fn().mockRejectedValue(new ApiError('UNAVAILABLE'))
    await expect(withRetry(ask, atOnce)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(ask).toHaveBeenCalledTimes(4)
  })

  it.each(['SLOT_TAKEN', 'BAD_INPUT', 'INTERNAL', 'ORGANIZATION_MOVING'] as const)(
    'does not repeat after %s',
    async (code) => {
      const ask = vi.fn().mockRejectedValue(new ApiError(code))
      await expect(withRetry(ask, atOnce)).rejects.toMatchObject({ code })
      expect(ask).toHaveBeenCalledTimes(1)
    },
  )

  it('waits as long as the service asks, but does not keep a person waiting for more than five seconds', async () => {
    const wait = vi.fn(atOnce)
    const ask = vi
      .fn()
      .mockRejectedValueOnce(new ApiError('BUSY', { retryAfterSeconds: 2 }))
      .mockResolvedValue(1)
    await withRetry(ask, wait)
    expect(wait).toHaveBeenCalledWith(2000)
    const tooLong = vi.fn().mockRejectedValue(new ApiError('BUSY', { retryAfterSeconds: 60 }))
    await expect(withRetry(tooLong, wait)).rejects.toMatchObject({ code: 'BUSY' })
    expect(tooLong).toHaveBeenCalledTimes(1)
  })
})
