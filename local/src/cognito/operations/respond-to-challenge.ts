import * as z from 'zod'
import { readAttributes } from '../attributes'
import { type Attempt, afterPassword, askSecondFactor, completeSignIn } from '../authentication'
import { challengedUser, requireChallenge } from '../challenges'
import { CognitoError, invalidParameter, wrongCredentials } from '../errors'
import { recordFailure, requireUnlocked } from '../lock-out'
import { adminOperation, metadata, publicOperation } from '../operation'
import { requirePolicy, setPassword } from '../passwords'
import { type Pool, requireClient } from '../pool'
import { type ClientSettings, poolNameOf } from '../settings'
import { provesPassword } from '../srp'
import { totpMatches } from '../totp'
import { requireEnabled } from '../users'

const request = z.object({
  ClientId: z.string(),
  ChallengeName: z.string(),
  ChallengeResponses: z.record(z.string(), z.string()).default({}),
  Session: z.string().optional(),
  ClientMetadata: metadata,
})
type Request = z.infer<typeof request>

const verifyPassword = (pool: Pool, client: ClientSettings, input: Request) => {
  const { PASSWORD_CLAIM_SECRET_BLOCK = '', PASSWORD_CLAIM_SIGNATURE = '', TIMESTAMP = '' } = input.ChallengeResponses
  const challenge = requireChallenge(pool, PASSWORD_CLAIM_SECRET_BLOCK, 'PASSWORD_VERIFIER', client.clientId)
  pool.challenges.delete(PASSWORD_CLAIM_SECRET_BLOCK)
  const user = challenge.sub === undefined ? undefined : pool.state.users[challenge.sub]
  if (!user || !challenge.exchange) throw wrongCredentials()
  requireEnabled(user)
  requireUnlocked(pool, user)
  const claim = {
    poolName: poolNameOf(pool.settings.userPoolId),
    userId: user.sub,
    secretBlock: PASSWORD_CLAIM_SECRET_BLOCK,
    timestamp: TIMESTAMP,
  }
  if (!provesPassword(challenge.exchange, claim, PASSWORD_CLAIM_SIGNATURE)) {
    recordFailure(pool, user)
    throw wrongCredentials()
  }
  return afterPassword(pool, { user, client, clientMetadata: input.ClientMetadata })
}

const attributePrefix = 'userAttributes.'

const takeNewPassword = (pool: Pool, client: ClientSettings, input: Request) => {
  const challenge = requireChallenge(pool, input.Session, 'NEW_PASSWORD_REQUIRED', client.clientId)
  const user = challengedUser(pool, challenge)
  const { NEW_PASSWORD } = input.ChallengeResponses
  if (!NEW_PASSWORD) throw invalidParameter('Missing required parameter NEW_PASSWORD')
  requirePolicy(pool, NEW_PASSWORD)
  const given = Object.entries(input.ChallengeResponses)
    .filter(([name]) => name.startsWith(attributePrefix))
    .map(([name, Value]) => ({ Name: name.slice(attributePrefix.length), Value }))
  Object.assign(user.attributes, readAttributes(pool, given, { user, client }))
  pool.challenges.delete(input.Session ?? '')
  setPassword(pool, user, NEW_PASSWORD, 'CONFIRMED')
  return askSecondFactor(pool, { user, client, clientMetadata: input.ClientMetadata }, 'NewPasswordChallenge')
}

const verifyTotp = (pool: Pool, client: ClientSettings, input: Request) => {
  const challenge = requireChallenge(pool, input.Session, 'SOFTWARE_TOKEN_MFA', client.clientId)
  const user = challengedUser(pool, challenge)
  requireUnlocked(pool, user)
  const code = input.ChallengeResponses.SOFTWARE_TOKEN_MFA_CODE ?? ''
  if (!user.mfa || !totpMatches(user.mfa.secret, code, pool.now())) {
    recordFailure(pool, user)
    throw new CognitoError('CodeMismatchException', 'Invalid code received for user')
  }
  pool.challenges.delete(input.Session ?? '')
  const attempt: Attempt = { user, client, clientMetadata: input.ClientMetadata }
  return completeSignIn(pool, attempt, challenge.tokenSource ?? 'Authentication')
}

const answers: Record<string, (pool: Pool, client: ClientSettings, input: Request) => object | Promise<object>> = {
  PASSWORD_VERIFIER: verifyPassword,
  NEW_PASSWORD_REQUIRED: takeNewPassword,
  SOFTWARE_TOKEN_MFA: verifyTotp,
}

const respond = (pool: Pool, input: Request) => {
  const client = requireClient(pool, input.ClientId)
  const answer = answers[input.ChallengeName]
  if (!answer) throw invalidParameter(`${input.ChallengeName} is not a supported challenge.`)
  return answer(pool, client, input)
}

export const respondToAuthChallenge = publicOperation(request, respond)
export const adminRespondToAuthChallenge = adminOperation(request, respond)
