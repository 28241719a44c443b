import { locale } from '@reservaplus/shared/texts/locale'
import type { CustomMessageTriggerHandler } from 'aws-lambda'
import { readEnv } from '../config/env'
import { accountMail } from '../mail/account-mail'
import type { AccountMailKind } from '../mail/account-texts'

const kindOf: Record<string, AccountMailKind | undefined> = {
  CustomMessage_AdminCreateUser: 'invitation',
  CustomMessage_ForgotPassword: 'forgotPassword',
  CustomMessage_SignUp: 'confirmMail',
  CustomMessage_ResendCode: 'confirmMail',
  CustomMessage_UpdateUserAttribute: 'confirmMail',
  CustomMessage_VerifyUserAttribute: 'confirmMail',
}

const reasons: Record<string, AccountMailKind | undefined> = { resume: 'resume', known: 'known' }

type Request = Parameters<CustomMessageTriggerHandler>[0]['request']

/** The occasion within the occasion: an owner invited by nobody, a code that somebody did not quite ask for. */
const preciselyOf = (kind: AccountMailKind, { userAttributes, clientMetadata }: Request): AccountMailKind => {
  if (kind === 'invitation' && userAttributes['custom:role'] === 'owner') return 'welcome'

  return (kind === 'forgotPassword' && reasons[clientMetadata?.reason ?? '']) || kind
}

/** Our words and looks for the mails of the user pool; Cognito puts the code in. */
export const handler: CustomMessageTriggerHandler = async (event) => {
  const kind = kindOf[event.triggerSource]
  if (!kind) {
    return event
  }
  const { codeParameter, usernameParameter, userAttributes, clientMetadata } = event.request
  const name = userAttributes['custom:organization_name']
  const mail = accountMail({
    kind: preciselyOf(kind, event.request),
    // Who signs up has no language yet that the pool would know: the registration says it.
    locale: locale.catch('es').parse(userAttributes.locale ?? clientMetadata?.locale),
    codePlaceholder: codeParameter,
    ...(kind === 'invitation' && usernameParameter && { usernamePlaceholder: usernameParameter }),
    ...(name && { organizationName: name }),
    appUrl: `${readEnv('account').APP_ORIGIN}/app/`,
  })
  event.response.emailSubject = mail.subject
  event.response.emailMessage = mail.html

  return event
}
