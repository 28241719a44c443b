import { addMinutes } from '../time/instant'
import type { Instant } from '../time/schema'

const firstPauses = [1, 5, 15, 30, 60, 120, 240, 480]
const longestPause = 720
const minutesPerDay = 24 * 60

/** For how long a delivery is tried again, and for how long nothing may arrive before no more is sent. */
export const triedForMinutes = 3 * minutesPerDay

/**
 * When to try again after this many attempts, the last time exactly when the three days are over; undefined: it was the
 * last.
 */
export const nextAttempt = (attempts: number, createdAt: Instant, now: Instant): Instant | undefined => {
  const end = addMinutes(createdAt, triedForMinutes)
  if (now >= end) return undefined
  const wanted = addMinutes(now, firstPauses[attempts - 1] ?? longestPause)

  return wanted < end ? wanted : end
}
