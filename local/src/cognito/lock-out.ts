import { notAuthorized } from './errors'
import type { Pool } from './pool'
import type { UserRecord } from './state'

const freeAttempts = 5
const longestLock = 15 * 60_000

export const requireUnlocked = (pool: Pool, user: UserRecord) => {
  if ((user.failures?.lockedUntil ?? 0) > pool.now()) throw notAuthorized('Password attempts exceeded')
}

/** After five wrong passwords Cognito locks for a second and doubles the wait with each further one, up to 15 minutes. */
export const recordFailure = (pool: Pool, user: UserRecord) => {
  const now = pool.now()
  const forgotten = now - (user.failures?.lastAt ?? now) > longestLock
  const count = forgotten ? 1 : (user.failures?.count ?? 0) + 1
  const wait = count < freeAttempts ? 0 : Math.min(longestLock, 1000 * 2 ** (count - freeAttempts))
  user.failures = { count, lastAt: now, lockedUntil: now + wait }
}

export const forgetFailures = (user: UserRecord) => {
  delete user.failures
}
