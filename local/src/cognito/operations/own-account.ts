import * as z from 'zod'
import { readAttributes } from '../attributes'
import { redeemCode } from '../codes'
import { invalidParameter, wrongCredentials } from '../errors'
import { recordFailure, requireUnlocked } from '../lock-out'
import { sendCode } from '../messages'
import { attributeInputs, metadata, publicOperation } from '../operation'
import { passwordMatches, requirePolicy, setPassword } from '../passwords'
import { type Pool, requireClient } from '../pool'
import { authenticate, endSignIns } from '../sign-ins'
import type { UserRecord } from '../state'
import { attributeList, deliveryTo } from '../users'

const withToken = z.object({ AccessToken: z.string() })

export const getUser = publicOperation(withToken, (pool, { AccessToken }) => {
  const { user, clientId } = authenticate(pool, AccessToken)
  const factors = user.mfa?.enabled
    ? { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'], PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' }
    : {}
  const readable = requireClient(pool, clientId).readAttributes
  return { Username: user.sub, UserAttributes: attributeList(user, readable), ...factors }
})

const changeMail = (pool: Pool, user: UserRecord, email: string) => {
  if (pool.settings.verifyBeforeUpdate) {
    user.pendingEmail = email
    return
  }
  user.attributes.email = email
  user.attributes.email_verified = 'false'
}

export const updateUserAttributes = publicOperation(
  withToken.extend({ UserAttributes: attributeInputs, ClientMetadata: metadata }),
  async (pool, { AccessToken, UserAttributes, ClientMetadata }) => {
    const { user, clientId } = authenticate(pool, AccessToken)
    const changes = readAttributes(pool, UserAttributes, { user, client: requireClient(pool, clientId) })
    const { email, ...others } = changes
    Object.assign(user.attributes, others)
    user.modifiedAt = pool.now()
    if (email === undefined || email === user.attributes.email) return { CodeDeliveryDetailsList: [] }
    changeMail(pool, user, email)
    await sendCode(pool, user, {
      source: 'UpdateUserAttribute',
      purpose: 'verify-email',
      to: email,
      clientId,
      clientMetadata: ClientMetadata,
    })
    return { CodeDeliveryDetailsList: [deliveryTo(email)] }
  },
)

const mailOnly = z.object({ AttributeName: z.literal('email') })

export const getUserAttributeVerificationCode = publicOperation(
  withToken.extend({ ...mailOnly.shape, ClientMetadata: metadata }),
  async (pool, { AccessToken, ClientMetadata }) => {
    const { user, clientId } = authenticate(pool, AccessToken)
    const to = user.pendingEmail ?? user.attributes.email ?? ''
    const message = { source: 'VerifyUserAttribute', purpose: 'verify-email', to, clientId } as const
    await sendCode(pool, user, { ...message, clientMetadata: ClientMetadata })
    return { CodeDeliveryDetails: deliveryTo(to) }
  },
)

export const verifyUserAttribute = publicOperation(
  withToken.extend({ ...mailOnly.shape, Code: z.string() }),
  (pool, { AccessToken, Code }) => {
    const { user } = authenticate(pool, AccessToken)
    redeemCode(pool, user, 'verify-email', Code)
    if (user.pendingEmail) user.attributes.email = user.pendingEmail
    delete user.pendingEmail
    user.attributes.email_verified = 'true'
    return {}
  },
)

export const changePassword = publicOperation(
  withToken.extend({ PreviousPassword: z.string().optional(), ProposedPassword: z.string() }),
  (pool, { AccessToken, PreviousPassword, ProposedPassword }) => {
    const { user } = authenticate(pool, AccessToken)
    if (!PreviousPassword) throw invalidParameter('Missing required parameter PreviousPassword')
    requireUnlocked(pool, user)
    if (!passwordMatches(pool, user, PreviousPassword)) {
      recordFailure(pool, user)
      throw wrongCredentials()
    }
    requirePolicy(pool, ProposedPassword)
    setPassword(pool, user, ProposedPassword, 'CONFIRMED')
    return {}
  },
)

export const globalSignOut = publicOperation(withToken, (pool, { AccessToken }) => {
  endSignIns(pool, authenticate(pool, AccessToken).user.sub)
  return {}
})

export const deleteUser = publicOperation(withToken, (pool, { AccessToken }) => {
  const { user } = authenticate(pool, AccessToken)
  endSignIns(pool, user.sub)
  delete pool.state.users[user.sub]
  return {}
})
