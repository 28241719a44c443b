import * as z from 'zod'
import { readAttributes, requireAllRequired, requireMail } from '../attributes'
import { CognitoError, userNotFound } from '../errors'
import { sendMessage } from '../messages'
import { adminOperation, attributeInputs, metadata } from '../operation'
import { requirePolicy, setPassword, temporaryPassword } from '../passwords'
import type { Pool } from '../pool'
import type { UserRecord } from '../state'
import { fireTrigger } from '../triggers'
import { attributeList, draftUser, findUser, requireNewMail, userSummary } from '../users'

const request = z.object({
  Username: z.string(),
  TemporaryPassword: z.string().optional(),
  UserAttributes: attributeInputs.default([]),
  MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
  ClientMetadata: metadata,
})
type Request = z.infer<typeof request>

/** What AWS passes as client id when an administrator, not an app, causes the trigger. */
const administrator = 'CLIENT_ID_NOT_APPLICABLE'

const invite = (pool: Pool, user: UserRecord, password: string, { ClientMetadata }: Request) =>
  sendMessage(pool, user, {
    source: 'AdminCreateUser',
    clientId: administrator,
    secret: password,
    to: user.attributes.email ?? '',
    clientMetadata: ClientMetadata,
  })

const answer = (user: UserRecord) => ({ User: { ...userSummary(user), Attributes: attributeList(user) } })

const inviteAgain = async (pool: Pool, input: Request, password: string) => {
  const user = findUser(pool, input.Username)
  if (!user) throw userNotFound()
  if (user.status !== 'FORCE_CHANGE_PASSWORD')
    throw new CognitoError(
      'UnsupportedUserStateException',
      `Resend not possible. ${user.sub} status is not FORCE_CHANGE_PASSWORD`,
    )
  setPassword(pool, user, password, 'FORCE_CHANGE_PASSWORD')
  await invite(pool, user, password, input)
  return answer(user)
}

export const adminCreateUser = adminOperation(request, async (pool, input) => {
  const password = input.TemporaryPassword ?? temporaryPassword()
  requirePolicy(pool, password)
  if (input.MessageAction === 'RESEND') return inviteAgain(pool, input, password)
  requireMail(input.Username)
  const given = readAttributes(pool, input.UserAttributes)
  const attributes = { ...given, email: given.email ?? input.Username }
  requireAllRequired(pool, attributes)
  requireNewMail(pool, attributes.email)
  const user = draftUser(pool, { attributes, password, status: 'FORCE_CHANGE_PASSWORD' })
  await fireTrigger(pool, 'PreSignUp', {
    source: 'PreSignUp_AdminCreateUser',
    user,
    clientId: administrator,
    request: { validationData: {}, ...(input.ClientMetadata && { clientMetadata: input.ClientMetadata }) },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  })
  requireNewMail(pool, attributes.email)
  pool.state.users[user.sub] = user
  if (input.MessageAction !== 'SUPPRESS') await invite(pool, user, password, input)
  return answer(user)
})
