import { type CodePurpose, issueCode } from './codes'
import { CognitoError } from './errors'
import type { Pool } from './pool'
import type { UserRecord } from './state'
import { fireTrigger } from './triggers'

const codePlaceholder = '{####}'
const namePlaceholder = '{username}'

const defaults = {
  code: { subject: 'Your verification code', body: 'Your confirmation code is {####}' },
  invitation: {
    subject: 'Your temporary password',
    body: 'Your username is {username} and temporary password is {####}.',
  },
}

export interface Message {
  /** The part after `CustomMessage_` in the trigger's source. */
  source: 'SignUp' | 'ResendCode' | 'ForgotPassword' | 'UpdateUserAttribute' | 'VerifyUserAttribute' | 'AdminCreateUser'
  clientId: string
  secret: string
  to: string
  clientMetadata?: Record<string, string> | undefined
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export const sendMessage = async (pool: Pool, user: UserRecord, message: Message) => {
  const invitation = message.source === 'AdminCreateUser'
  const fallback = invitation ? defaults.invitation : defaults.code
  const response = await fireTrigger(pool, 'CustomMessage', {
    source: `CustomMessage_${message.source}`,
    user,
    clientId: message.clientId,
    request: {
      codeParameter: codePlaceholder,
      linkParameter: '{##Click Here##}',
      usernameParameter: invitation ? namePlaceholder : null,
      ...(message.clientMetadata && { clientMetadata: message.clientMetadata }),
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  })
  const body = textOf(response.emailMessage) ?? fallback.body
  if (!body.includes(codePlaceholder))
    throw new CognitoError('CodeDeliveryFailureException', `The message lacks ${codePlaceholder}`)
  // A function as replacement: a temporary password may contain `$&`.
  const html = body
    .replaceAll(codePlaceholder, () => message.secret)
    .replaceAll(namePlaceholder, () => user.attributes.email ?? user.sub)
  await pool.sendMail({ to: message.to, subject: textOf(response.emailSubject) ?? fallback.subject, html })
}

export type CodeMessage = Omit<Message, 'secret' | 'to'> & { purpose: CodePurpose; to?: string }

export const sendCode = (pool: Pool, user: UserRecord, { purpose, to, ...message }: CodeMessage) =>
  sendMessage(pool, user, {
    ...message,
    secret: issueCode(pool, user, purpose),
    to: to ?? user.attributes.email ?? '',
  })
