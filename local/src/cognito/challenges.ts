import { randomBytes } from 'node:crypto'
import { notAuthorized } from './errors'
import type { Challenge, Pool } from './pool'
import type { ClientSettings } from './settings'
import { requireEnabled } from './users'

type Details = Pick<Challenge, 'name' | 'sub' | 'exchange' | 'tokenSource'>

const forgetExpired = (pool: Pool) => {
  for (const [key, challenge] of pool.challenges) if (challenge.expiresAt <= pool.now()) pool.challenges.delete(key)
}

export const openChallenge = (pool: Pool, client: ClientSettings, details: Details, bytes = 96) => {
  forgetExpired(pool)
  const key = randomBytes(bytes).toString('base64')
  const expiresAt = pool.now() + client.challengeSeconds * 1000
  pool.challenges.set(key, { ...details, clientId: client.clientId, expiresAt })
  return key
}

/** Looks a challenge up without using it up, so that a mistyped code or weak password may be corrected. */
export const requireChallenge = (pool: Pool, key: string | undefined, name: Challenge['name'], clientId: string) => {
  const challenge = key === undefined ? undefined : pool.challenges.get(key)
  if (challenge?.name !== name || challenge.clientId !== clientId) throw notAuthorized('Invalid session for the user.')
  if (challenge.expiresAt <= pool.now()) throw notAuthorized('Invalid session for the user, session is expired.')
  return challenge
}

export const challengedUser = (pool: Pool, challenge: Challenge) => {
  const user = challenge.sub === undefined ? undefined : pool.state.users[challenge.sub]
  if (!user) throw notAuthorized('Invalid session for the user.')
  requireEnabled(user)
  return user
}
