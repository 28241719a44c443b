import * as z from 'zod'
import { CognitoError, invalidParameter } from '../errors'
import { adminOperation, publicOperation } from '../operation'
import { authenticate } from '../sign-ins'
import type { UserRecord } from '../state'
import { newTotpSecret, totpMatches } from '../totp'
import { requireUser } from '../users'

const withToken = z.object({ AccessToken: z.string() })

export const associateSoftwareToken = publicOperation(withToken, (pool, { AccessToken }) => {
  const { user } = authenticate(pool, AccessToken)
  const secret = newTotpSecret()
  user.mfa = { secret, verified: false, enabled: false }
  return { SecretCode: secret }
})

export const verifySoftwareToken = publicOperation(
  withToken.extend({ UserCode: z.string() }),
  (pool, { AccessToken, UserCode }) => {
    const { user } = authenticate(pool, AccessToken)
    if (!user.mfa || !totpMatches(user.mfa.secret, UserCode, pool.now()))
      throw new CognitoError('EnableSoftwareTokenMFAException', 'Code mismatch')
    user.mfa.verified = true
    return { Status: 'SUCCESS' }
  },
)

const preference = z.object({
  SoftwareTokenMfaSettings: z.object({ Enabled: z.boolean().optional() }).optional(),
})

const prefer = (user: UserRecord, enabled: boolean) => {
  if (enabled && !user.mfa?.verified) throw invalidParameter('User has not verified software token mfa')
  if (user.mfa) user.mfa.enabled = enabled
  return {}
}

export const setUserMfaPreference = publicOperation(
  withToken.extend(preference.shape),
  (pool, { AccessToken, SoftwareTokenMfaSettings }) =>
    prefer(authenticate(pool, AccessToken).user, SoftwareTokenMfaSettings?.Enabled ?? false),
)

export const adminSetUserMfaPreference = adminOperation(
  preference.extend({ Username: z.string() }),
  (pool, { Username, SoftwareTokenMfaSettings }) =>
    prefer(requireUser(pool, Username), SoftwareTokenMfaSettings?.Enabled ?? false),
)
