import { randomInt } from 'node:crypto'
import { CognitoError } from './errors'
import type { Pool } from './pool'
import type { UserRecord } from './state'

export type CodePurpose = 'sign-up' | 'forgot-password' | 'verify-email'

const lifetime: Record<CodePurpose, number> = {
  'sign-up': 24 * 3_600_000,
  'forgot-password': 3_600_000,
  'verify-email': 24 * 3_600_000,
}
const allowedTries = 5

export const issueCode = (pool: Pool, user: UserRecord, purpose: CodePurpose) => {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  user.codes[purpose] = { code, expiresAt: pool.now() + lifetime[purpose], tries: 0 }
  return code
}

export const expiredCode = () =>
  new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.')
export const wrongCode = () =>
  new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.')

export const redeemCode = (pool: Pool, user: UserRecord, purpose: CodePurpose, code: string) => {
  const issued = user.codes[purpose]
  if (!issued || issued.expiresAt <= pool.now()) throw expiredCode()
  issued.tries += 1
  if (issued.tries > allowedTries)
    throw new CognitoError('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
  if (issued.code !== code) throw wrongCode()
  delete user.codes[purpose]
}
