import { openChallenge } from './challenges'
import { CognitoError, notAuthorized } from './errors'
import { forgetFailures } from './lock-out'
import type { Pool } from './pool'
import type { ClientSettings } from './settings'
import { openSignIn } from './sign-ins'
import type { UserRecord } from './state'
import { issueTokens } from './tokens'
import { fireTrigger } from './triggers'

export interface Attempt {
  user: UserRecord
  client: ClientSettings
  clientMetadata?: Record<string, string> | undefined
}

const requireUsableStatus = (pool: Pool, user: UserRecord) => {
  if (user.status === 'UNCONFIRMED') throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.')
  if (user.status === 'RESET_REQUIRED')
    throw new CognitoError('PasswordResetRequiredException', 'Password reset required for the user')
  const validity = pool.settings.passwordPolicy.temporaryPasswordDays * 86_400_000
  if (user.status === 'FORCE_CHANGE_PASSWORD' && pool.now() - user.password.setAt > validity)
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.')
}

/** The password was proven: what stands between the user and the tokens comes next. */
export const afterPassword = (pool: Pool, attempt: Attempt) => {
  const { user, client } = attempt
  forgetFailures(user)
  requireUsableStatus(pool, user)
  if (user.status === 'FORCE_CHANGE_PASSWORD')
    return {
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: openChallenge(pool, client, { name: 'NEW_PASSWORD_REQUIRED', sub: user.sub }),
      ChallengeParameters: {
        USER_ID_FOR_SRP: user.sub,
        requiredAttributes: '[]',
        userAttributes: JSON.stringify(user.attributes),
      },
    }
  return askSecondFactor(pool, attempt, 'Authentication')
}

export const askSecondFactor = (pool: Pool, attempt: Attempt, tokenSource: string) => {
  const { user, client } = attempt
  if (!user.mfa?.enabled) return completeSignIn(pool, attempt, tokenSource)
  const details = { name: 'SOFTWARE_TOKEN_MFA', sub: user.sub, tokenSource } as const
  return {
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session: openChallenge(pool, client, details),
    ChallengeParameters: { USER_ID_FOR_SRP: user.sub },
  }
}

export const completeSignIn = async (pool: Pool, attempt: Attempt, tokenSource: string) => {
  const { user, client, clientMetadata } = attempt
  await fireTrigger(pool, 'PostAuthentication', {
    source: 'PostAuthentication_Authentication',
    user,
    clientId: client.clientId,
    request: { newDeviceUsed: false, ...(clientMetadata && { clientMetadata }) },
  })
  const { signInId, signIn, refreshToken } = openSignIn(pool, user, client)
  const tokens = await issueTokens(pool, { ...attempt, signInId, signIn, source: tokenSource })
  // Only now: a sign-in that PreTokenGeneration refused never existed.
  pool.state.signIns[signInId] = signIn
  return { ChallengeParameters: {}, AuthenticationResult: { ...tokens, RefreshToken: refreshToken } }
}
