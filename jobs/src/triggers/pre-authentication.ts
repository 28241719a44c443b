import type { PreAuthenticationTriggerHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'
import { activeMember } from './member'

connectToTable()

export const handler: PreAuthenticationTriggerHandler = async (event) => {
  if (!(await activeMember(event.userName, event.request.userAttributes))) {
    throw new Error('This account is not active')
  }

  return event
}
