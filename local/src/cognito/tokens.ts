import { randomUUID } from 'node:crypto'
import { applyTokenTrigger, type TokenClaims } from './claims'
import { type Pool, seconds } from './pool'
import { type ClientSettings, issuerOf } from './settings'
import type { SignIn, UserRecord } from './state'
import { fireTrigger } from './triggers'

const ownScope = 'aws.cognito.signin.user.admin'

const visibleAttributes = (user: UserRecord, client: ClientSettings) => {
  const claims: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(user.attributes)) {
    if (client.readAttributes && !client.readAttributes.includes(name)) continue
    claims[name] = name.endsWith('_verified') ? value === 'true' : value
  }
  return claims
}

export interface TokenRequest {
  user: UserRecord
  client: ClientSettings
  signInId: string
  signIn: SignIn
  /** The part after `TokenGeneration_` in the trigger's source. */
  source: string
  clientMetadata?: Record<string, string> | undefined
}

const plainClaims = (pool: Pool, { user, client, signInId, signIn }: TokenRequest): TokenClaims => {
  const iat = seconds(pool)
  const common = {
    sub: user.sub,
    iss: issuerOf(pool.settings.userPoolId),
    origin_jti: signInId,
    event_id: randomUUID(),
    auth_time: signIn.authTime,
    iat,
  }
  return {
    id: {
      ...visibleAttributes(user, client),
      ...common,
      'cognito:username': user.sub,
      aud: client.clientId,
      token_use: 'id',
      exp: iat + client.idTokenSeconds,
      jti: randomUUID(),
    },
    access: {
      ...common,
      client_id: client.clientId,
      token_use: 'access',
      scope: ownScope,
      exp: iat + client.accessTokenSeconds,
      jti: randomUUID(),
      username: user.sub,
    },
  }
}

const triggerShape = (version: 'V1_0' | 'V2_0') =>
  version === 'V1_0'
    ? { request: {}, response: { claimsOverrideDetails: null } }
    : { request: { scopes: [ownScope] }, response: { claimsAndScopeOverrideDetails: null } }

export const issueTokens = async (pool: Pool, request: TokenRequest) => {
  const version = pool.settings.preTokenGeneration
  const shape = triggerShape(version)
  const claims = plainClaims(pool, request)
  const response = await fireTrigger(pool, 'PreTokenGeneration', {
    source: `TokenGeneration_${request.source}`,
    user: request.user,
    clientId: request.client.clientId,
    request: {
      groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
      ...shape.request,
      ...(request.clientMetadata && { clientMetadata: request.clientMetadata }),
    },
    response: shape.response,
  })
  applyTokenTrigger(claims, response, version)
  return {
    AccessToken: pool.keys.issue(claims.access),
    IdToken: pool.keys.issue(claims.id),
    ExpiresIn: request.client.accessTokenSeconds,
    TokenType: 'Bearer',
  }
}
