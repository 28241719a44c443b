import * as z from 'zod'
import { expiredCode, redeemCode } from '../codes'
import { invalidParameter, notAuthorized, userNotFound } from '../errors'
import { forgetFailures } from '../lock-out'
import { sendCode } from '../messages'
import { metadata, publicOperation } from '../operation'
import { requirePolicy, setPassword } from '../passwords'
import { requireClient } from '../pool'
import type { UserRecord } from '../state'
import { fireTrigger } from '../triggers'
import { deliveryTo, findUser } from '../users'

const canReceiveCode = (user: UserRecord | undefined): user is UserRecord =>
  user?.enabled === true && user.attributes.email_verified === 'true'

export const forgotPassword = publicOperation(
  z.object({ ClientId: z.string(), Username: z.string(), ClientMetadata: metadata }),
  async (pool, input) => {
    const client = requireClient(pool, input.ClientId)
    const user = findUser(pool, input.Username)
    if (!client.hideUnknownUsers && !user) throw userNotFound()
    if (!client.hideUnknownUsers && !canReceiveCode(user))
      throw invalidParameter(
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
      )
    // Whoever cannot be reached gets the answer of those who can: it must not tell whether an account exists.
    if (!canReceiveCode(user)) return { CodeDeliveryDetails: deliveryTo(input.Username) }
    if (user.status === 'FORCE_CHANGE_PASSWORD')
      throw notAuthorized('User password cannot be reset in the current state.')
    await sendCode(pool, user, {
      source: 'ForgotPassword',
      purpose: 'forgot-password',
      clientId: client.clientId,
      clientMetadata: input.ClientMetadata,
    })
    return { CodeDeliveryDetails: deliveryTo(user.attributes.email ?? '') }
  },
)

export const confirmForgotPassword = publicOperation(
  z.object({
    ClientId: z.string(),
    Username: z.string(),
    ConfirmationCode: z.string(),
    Password: z.string(),
    ClientMetadata: metadata,
  }),
  async (pool, input) => {
    const client = requireClient(pool, input.ClientId)
    requirePolicy(pool, input.Password)
    const user = findUser(pool, input.Username)
    if (!user) throw expiredCode()
    redeemCode(pool, user, 'forgot-password', input.ConfirmationCode)
    setPassword(pool, user, input.Password, 'CONFIRMED')
    forgetFailures(user)
    await fireTrigger(pool, 'PostConfirmation', {
      source: 'PostConfirmation_ConfirmForgotPassword',
      user,
      clientId: client.clientId,
    })
    return {}
  },
)
