import { randomUUID } from 'node:crypto'
import { CognitoError, notAuthorized, userNotFound } from './errors'
import { newPassword } from './passwords'
import type { Pool } from './pool'
import type { UserRecord } from './state'

const normal = (pool: Pool, text: string) => (pool.settings.caseSensitive ? text : text.toLowerCase())

/** Mail is the user name; the `sub` works in its place everywhere, as in AWS. */
export const findUser = (pool: Pool, username: string): UserRecord | undefined => {
  const bySub = pool.state.users[username]
  if (bySub) return bySub
  const wanted = normal(pool, username)
  return Object.values(pool.state.users).find((user) => normal(pool, user.attributes.email ?? '') === wanted)
}

export const requireUser = (pool: Pool, username: string) => {
  const user = findUser(pool, username)
  if (!user) throw userNotFound()
  return user
}

export const requireEnabled = (user: UserRecord) => {
  if (!user.enabled) throw notAuthorized('User is disabled.')
}

export interface NewUser {
  attributes: Record<string, string>
  password: string
  status: UserRecord['status']
}

/** Asked before and after PreSignUp: two sign-ups may wait for it at once. */
export const requireNewMail = (pool: Pool, email: string) => {
  if (findUser(pool, email))
    throw new CognitoError('UsernameExistsException', 'An account with the given email already exists.')
}

/** Not yet part of the pool: PreSignUp may still refuse it. */
export const draftUser = (pool: Pool, { attributes, password, status }: NewUser): UserRecord => {
  const sub = randomUUID()
  const now = pool.now()
  return {
    sub,
    enabled: true,
    status,
    createdAt: now,
    modifiedAt: now,
    attributes,
    password: newPassword(pool, sub, password),
    codes: {},
  }
}

export const attributeList = (user: UserRecord, readable?: readonly string[]) =>
  Object.entries({ sub: user.sub, ...user.attributes })
    .filter(([name]) => name === 'sub' || !readable || readable.includes(name))
    .map(([Name, Value]) => ({ Name, Value }))

export const userSummary = (user: UserRecord) => ({
  Username: user.sub,
  Enabled: user.enabled,
  UserStatus: user.status,
  UserCreateDate: user.createdAt / 1000,
  UserLastModifiedDate: user.modifiedAt / 1000,
})

export const deliveryTo = (address: string) => ({
  Destination: address.replace(/^(.)[^@]*@(.).*$/, '$1***@$2***'),
  DeliveryMedium: 'EMAIL',
  AttributeName: 'email',
})
