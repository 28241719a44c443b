import { instantOf } from '../time/instant'
import type { Instant } from '../time/schema'

/** Calendar months back, in UTC; where the month is shorter, its last day. */
export const monthsBefore = (now: Instant, months: number): Instant => {
  const date = new Date(now)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() - months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))

  return instantOf(date)
}
