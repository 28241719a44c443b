import { systemRequest } from '@reservaplus/server/config/system-context'
import { endSessionsOf } from '@reservaplus/server/users/end-sessions'
import type { PostConfirmationTriggerHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'

connectToTable()

/**
 * Another password ends the sessions of the one before, wherever it was chosen: the app asks the user pool itself. It
 * throws when it cannot, so that the person learns that the sessions are still there, and asks for another code.
 */
export const handler: PostConfirmationTriggerHandler = async (event) => {
  if (event.triggerSource === 'PostConfirmation_ConfirmForgotPassword') {
    const organizationId = event.request.userAttributes['custom:organization_id']
    await endSessionsOf(systemRequest('password-reset'), { organizationId, userId: event.userName })
  }

  return event
}
