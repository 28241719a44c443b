import * as z from 'zod'
import { readAttributes } from '../attributes'
import { notAuthorized } from '../errors'
import { forgetFailures } from '../lock-out'
import { sendCode } from '../messages'
import { adminOperation, attributeInputs, metadata } from '../operation'
import { requirePolicy, setPassword } from '../passwords'
import { endSignIns } from '../sign-ins'
import { attributeList, requireUser, userSummary } from '../users'

const named = z.object({ Username: z.string() })

export const adminGetUser = adminOperation(named, (pool, { Username }) => {
  const user = requireUser(pool, Username)
  const factors = user.mfa?.enabled ? { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] } : {}
  return { ...userSummary(user), UserAttributes: attributeList(user), ...factors }
})

export const adminSetUserPassword = adminOperation(
  named.extend({ Password: z.string(), Permanent: z.boolean().default(false) }),
  (pool, { Username, Password, Permanent }) => {
    const user = requireUser(pool, Username)
    requirePolicy(pool, Password)
    setPassword(pool, user, Password, Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD')
    forgetFailures(user)
    return {}
  },
)

export const adminUpdateUserAttributes = adminOperation(
  named.extend({ UserAttributes: attributeInputs }),
  (pool, { Username, UserAttributes }) => {
    const user = requireUser(pool, Username)
    const changes = readAttributes(pool, UserAttributes, { user })
    const newMail = changes.email !== undefined && changes.email !== user.attributes.email
    Object.assign(user.attributes, newMail ? { email_verified: 'false' } : {}, changes)
    user.modifiedAt = pool.now()
    return {}
  },
)

export const adminDeleteUserAttributes = adminOperation(
  named.extend({ UserAttributeNames: z.array(z.string()) }),
  (pool, { Username, UserAttributeNames }) => {
    const user = requireUser(pool, Username)
    for (const name of UserAttributeNames) delete user.attributes[name]
    return {}
  },
)

export const adminConfirmSignUp = adminOperation(named, (pool, { Username }) => {
  const user = requireUser(pool, Username)
  if (user.status !== 'UNCONFIRMED') throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`)
  user.status = 'CONFIRMED'
  return {}
})

export const adminResetUserPassword = adminOperation(
  named.extend({ ClientMetadata: metadata }),
  async (pool, { Username, ClientMetadata }) => {
    const user = requireUser(pool, Username)
    user.status = 'RESET_REQUIRED'
    const message = { source: 'ForgotPassword', purpose: 'forgot-password' } as const
    await sendCode(pool, user, { ...message, clientId: 'CLIENT_ID_NOT_APPLICABLE', clientMetadata: ClientMetadata })
    return {}
  },
)

export const adminDisableUser = adminOperation(named, (pool, { Username }) => {
  const user = requireUser(pool, Username)
  user.enabled = false
  user.modifiedAt = pool.now()
  endSignIns(pool, user.sub)
  return {}
})

export const adminEnableUser = adminOperation(named, (pool, { Username }) => {
  const user = requireUser(pool, Username)
  user.enabled = true
  user.modifiedAt = pool.now()
  return {}
})

export const adminDeleteUser = adminOperation(named, (pool, { Username }) => {
  const { sub } = requireUser(pool, Username)
  endSignIns(pool, sub)
  delete pool.state.users[sub]
  return {}
})

export const adminUserGlobalSignOut = adminOperation(named, (pool, { Username }) => {
  endSignIns(pool, requireUser(pool, Username).sub)
  return {}
})
