import type { PreAuthenticationTriggerHandler } from 'aws-lambda'
import { activeMember } from '../runtime/active-member'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'

connectToTable()

/**
 * Runs before the password is looked at, so whatever it refused would tell anybody who knows a mail that the account
 * exists and was deactivated. It only notes who tries; pre-token-generation refuses whoever also knows the password.
 */
export const handler: PreAuthenticationTriggerHandler = async (event) => {
  const isKnown = await activeMember(event.userName, event.request.userAttributes).catch(() => 'unknown')
  if (!isKnown) logger.warn('An account that is not active tries to sign in', { userId: event.userName })

  return event
}
