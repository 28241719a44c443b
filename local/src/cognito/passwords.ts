import { randomBytes } from 'node:crypto'
import { CognitoError } from './errors'
import type { Pool } from './pool'
import { type PasswordPolicy, poolNameOf } from './settings'
import { fromHex, randomBig, verifierOf } from './srp'
import type { UserRecord } from './state'

const complaint = (policy: PasswordPolicy, password: string) => {
  if (password.length < policy.minimumLength) return 'Password not long enough'
  if (policy.requireLowercase && !/[a-z]/.test(password)) return 'Password must have lowercase characters'
  if (policy.requireUppercase && !/[A-Z]/.test(password)) return 'Password must have uppercase characters'
  if (policy.requireNumbers && !/\d/.test(password)) return 'Password must have numeric characters'
  if (policy.requireSymbols && !/[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`+= ]/.test(password))
    return 'Password must have symbol characters'
  return undefined
}

export const requirePolicy = (pool: Pool, password: string) => {
  const reason = complaint(pool.settings.passwordPolicy, password)
  if (reason) throw new CognitoError('InvalidPasswordException', `Password did not conform with policy: ${reason}`)
}

/** Only salt and verifier are kept: nothing here can give a password back. */
export const newPassword = (pool: Pool, sub: string, password: string): UserRecord['password'] => {
  const salt = randomBig(16)
  const verifier = verifierOf(poolNameOf(pool.settings.userPoolId), sub, password, salt)
  return { salt: salt.toString(16), verifier: verifier.toString(16), setAt: pool.now() }
}

export const setPassword = (pool: Pool, user: UserRecord, password: string, status: UserRecord['status']) => {
  user.password = newPassword(pool, user.sub, password)
  user.status = status
  user.modifiedAt = pool.now()
}

export const passwordMatches = (pool: Pool, user: UserRecord, password: string) => {
  const name = poolNameOf(pool.settings.userPoolId)
  return verifierOf(name, user.sub, password, fromHex(user.password.salt)).toString(16) === user.password.verifier
}

export const temporaryPassword = () => `Tmp7!a${randomBytes(9).toString('base64url')}`
