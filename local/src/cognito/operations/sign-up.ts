import * as z from 'zod'
import { readAttributes, requireAllRequired, requireMail } from '../attributes'
import { expiredCode, redeemCode } from '../codes'
import { invalidParameter, notAuthorized } from '../errors'
import { sendCode } from '../messages'
import { attributeInputs, metadata, publicOperation } from '../operation'
import { requirePolicy } from '../passwords'
import { requireClient } from '../pool'
import { fireTrigger } from '../triggers'
import { deliveryTo, draftUser, findUser, requireNewMail } from '../users'

export const signUp = publicOperation(
  z.object({
    ClientId: z.string(),
    Username: z.string(),
    Password: z.string(),
    UserAttributes: attributeInputs.default([]),
    ValidationData: attributeInputs.optional(),
    ClientMetadata: metadata,
  }),
  async (pool, input) => {
    const client = requireClient(pool, input.ClientId)
    if (!pool.settings.selfSignUp) throw notAuthorized('SignUp is not permitted for this user pool')
    requireMail(input.Username)
    requirePolicy(pool, input.Password)
    const given = readAttributes(pool, input.UserAttributes, { client })
    const attributes = { ...given, email: given.email ?? input.Username, email_verified: 'false' }
    requireAllRequired(pool, attributes)
    requireNewMail(pool, attributes.email)
    const user = draftUser(pool, { attributes, password: input.Password, status: 'UNCONFIRMED' })
    const validationData = Object.fromEntries((input.ValidationData ?? []).map(({ Name, Value }) => [Name, Value]))
    const verdict = await fireTrigger(pool, 'PreSignUp', {
      source: 'PreSignUp_SignUp',
      user,
      clientId: client.clientId,
      request: { validationData, ...(input.ClientMetadata && { clientMetadata: input.ClientMetadata }) },
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    })
    requireNewMail(pool, attributes.email)
    if (verdict.autoConfirmUser === true) user.status = 'CONFIRMED'
    if (verdict.autoVerifyEmail === true) attributes.email_verified = 'true'
    pool.state.users[user.sub] = user
    const confirmed = user.status === 'CONFIRMED'
    if (!confirmed)
      await sendCode(pool, user, {
        source: 'SignUp',
        purpose: 'sign-up',
        clientId: client.clientId,
        clientMetadata: input.ClientMetadata,
      })
    const delivery = confirmed ? {} : { CodeDeliveryDetails: deliveryTo(attributes.email) }
    return { UserConfirmed: confirmed, UserSub: user.sub, ...delivery }
  },
)

export const confirmSignUp = publicOperation(
  z.object({ ClientId: z.string(), Username: z.string(), ConfirmationCode: z.string(), ClientMetadata: metadata }),
  async (pool, input) => {
    const client = requireClient(pool, input.ClientId)
    const user = findUser(pool, input.Username)
    if (!user) throw expiredCode()
    if (user.status === 'CONFIRMED') throw notAuthorized('User cannot be confirmed. Current status is CONFIRMED')
    redeemCode(pool, user, 'sign-up', input.ConfirmationCode)
    user.status = 'CONFIRMED'
    user.attributes.email_verified = 'true'
    user.modifiedAt = pool.now()
    await fireTrigger(pool, 'PostConfirmation', {
      source: 'PostConfirmation_ConfirmSignUp',
      user,
      clientId: client.clientId,
    })
    return {}
  },
)

export const resendConfirmationCode = publicOperation(
  z.object({ ClientId: z.string(), Username: z.string(), ClientMetadata: metadata }),
  async (pool, input) => {
    const client = requireClient(pool, input.ClientId)
    const user = findUser(pool, input.Username)
    // The same answer whether or not anybody is there.
    if (!user?.enabled) return { CodeDeliveryDetails: deliveryTo(input.Username) }
    if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.')
    await sendCode(pool, user, {
      source: 'ResendCode',
      purpose: 'sign-up',
      clientId: client.clientId,
      clientMetadata: input.ClientMetadata,
    })
    return { CodeDeliveryDetails: deliveryTo(user.attributes.email ?? '') }
  },
)
