import { asApiError } from './api-error'

const waits = [500, 1500, 3000]
const longestWait = 5000

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * A connection that is lost, or a service that says "in a moment": asked again a few times. Only for requests that may
 * arrive twice, which is all of ours: reads, holds of one browser and bookings with a key.
 */
export const withRetry = async <Answer>(ask: () => Promise<Answer>, wait = pause): Promise<Answer> => {
  for (const milliseconds of waits) {
    try {
      return await ask()
    } catch (thrown) {
      const { code, details } = asApiError(thrown)
      const asked = (details.retryAfterSeconds ?? 0) * 1000
      if ((code !== 'UNAVAILABLE' && code !== 'BUSY') || asked > longestWait) throw thrown
      await wait(Math.max(milliseconds, asked))
    }
  }

  return ask()
}
