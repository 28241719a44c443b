import * as z from 'zod'
import { notAuthorized } from '../errors'
import { metadata, publicOperation } from '../operation'
import { type Pool, requireClient, seconds } from '../pool'
import type { ClientSettings } from '../settings'
import { findSignIn, rotateRefreshToken } from '../sign-ins'
import { issueTokens } from '../tokens'
import { requireEnabled } from '../users'

interface Refresh {
  token: string
  clientMetadata?: Record<string, string> | undefined
}

const requireSignIn = (pool: Pool, client: ClientSettings, token: string) => {
  const found = findSignIn(pool, token, client.clientId)
  if (!found) throw notAuthorized('Invalid Refresh Token')
  if (found.signIn.expiresAt <= seconds(pool)) throw notAuthorized('Refresh Token has expired')
  const grace = client.refreshTokenRotation?.graceSeconds ?? 0
  if (found.replacedAt !== undefined && seconds(pool) > found.replacedAt + grace)
    throw notAuthorized('Refresh Token has been revoked')
  const user = pool.state.users[found.signIn.sub]
  if (!user) throw notAuthorized('Invalid Refresh Token')
  requireEnabled(user)
  return { ...found, user }
}

export const refresh = async (pool: Pool, client: ClientSettings, { token, clientMetadata }: Refresh) => {
  const { user, signIn, signInId } = requireSignIn(pool, client, token)
  const tokens = await issueTokens(pool, { user, client, signIn, signInId, source: 'RefreshTokens', clientMetadata })
  const rotated = client.refreshTokenRotation && { RefreshToken: rotateRefreshToken(pool, signIn, token) }
  return { ChallengeParameters: {}, AuthenticationResult: { ...tokens, ...rotated } }
}

export const getTokensFromRefreshToken = publicOperation(
  z.object({ RefreshToken: z.string(), ClientId: z.string(), ClientMetadata: metadata }),
  async (pool, { RefreshToken, ClientId, ClientMetadata }) => {
    const client = requireClient(pool, ClientId)
    const { AuthenticationResult } = await refresh(pool, client, {
      token: RefreshToken,
      clientMetadata: ClientMetadata,
    })
    return { AuthenticationResult }
  },
)

export const revokeToken = publicOperation(
  z.object({ Token: z.string(), ClientId: z.string() }),
  (pool, { Token, ClientId }) => {
    requireClient(pool, ClientId)
    const found = findSignIn(pool, Token, ClientId)
    if (found) delete pool.state.signIns[found.signInId]
    return {}
  },
)
