import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { CognitoError, notAuthorized } from './errors'
import { type Pool, seconds } from './pool'
import type { ClientSettings } from './settings'
import type { SignIn, UserRecord } from './state'

const newRefreshToken = () => randomBytes(96).toString('base64url')
/** The state file holds no usable token. */
const fingerprint = (token: string) => createHash('sha256').update(token).digest('base64url')

const forgetExpired = (pool: Pool) => {
  for (const [id, signIn] of Object.entries(pool.state.signIns))
    if (signIn.expiresAt <= seconds(pool)) delete pool.state.signIns[id]
}

export const openSignIn = (pool: Pool, user: UserRecord, client: ClientSettings) => {
  forgetExpired(pool)
  const refreshToken = newRefreshToken()
  const authTime = seconds(pool)
  const signIn: SignIn = {
    sub: user.sub,
    clientId: client.clientId,
    authTime,
    expiresAt: authTime + client.refreshTokenSeconds,
    refreshTokens: { [fingerprint(refreshToken)]: {} },
  }
  return { signInId: randomUUID(), signIn, refreshToken }
}

export const findSignIn = (pool: Pool, token: string, clientId: string) => {
  const key = fingerprint(token)
  const found = Object.entries(pool.state.signIns).find(([, signIn]) => signIn.refreshTokens[key])
  if (!found || found[1].clientId !== clientId) return undefined
  const [signInId, signIn] = found
  return { signInId, signIn, replacedAt: signIn.refreshTokens[key]?.replacedAt }
}

export const rotateRefreshToken = (pool: Pool, signIn: SignIn, used: string) => {
  const next = newRefreshToken()
  const key = fingerprint(used)
  signIn.refreshTokens[key] = { replacedAt: signIn.refreshTokens[key]?.replacedAt ?? seconds(pool) }
  signIn.refreshTokens[fingerprint(next)] = {}
  return next
}

export const endSignIns = (pool: Pool, sub: string) => {
  for (const [id, signIn] of Object.entries(pool.state.signIns)) if (signIn.sub === sub) delete pool.state.signIns[id]
}

/** The user an access token speaks for, as long as it is genuine, unexpired and its sign-in was not ended. */
export const authenticate = (pool: Pool, accessToken: string) => {
  const claims = pool.keys.read(accessToken)
  if (claims?.token_use !== 'access') throw notAuthorized('Invalid Access Token')
  if (Number(claims.exp) <= seconds(pool)) throw notAuthorized('Access Token has expired')
  const user = pool.state.users[String(claims.sub)]
  if (!user) throw new CognitoError('UserNotFoundException', 'User does not exist.')
  if (!pool.state.signIns[String(claims.origin_jti)]) throw notAuthorized('Access Token has been revoked')
  if (!user.enabled) throw notAuthorized('User is disabled.')
  return { user, clientId: String(claims.client_id) }
}
