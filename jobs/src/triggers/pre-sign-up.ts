import { admitsSignUp } from '@reservaplus/server/onboarding/check-sign-up'
import type { PreSignUpTriggerHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'

connectToTable()

/**
 * Accounts are made by a team's invitation, or by a registration whose token the API sends along: whoever asks the pool
 * itself gets none, and cannot have mails sent to others.
 */
export const handler: PreSignUpTriggerHandler = async (event) => {
  if (event.triggerSource === 'PreSignUp_AdminCreateUser') return event
  const { clientMetadata, userAttributes } = event.request
  const asked = { token: clientMetadata?.registration, email: userAttributes.email ?? '' }
  if (event.triggerSource !== 'PreSignUp_SignUp' || !(await admitsSignUp(asked, new Date()))) {
    throw new Error('Sign-up is by invitation or registration')
  }

  return event
}
