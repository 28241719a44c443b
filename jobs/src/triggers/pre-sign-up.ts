import type { PreSignUpTriggerHandler } from 'aws-lambda'

/** Accounts are made by an organization's onboarding or team screen; nobody signs up past them. */
export const handler: PreSignUpTriggerHandler = async (event) => {
  if (event.triggerSource !== 'PreSignUp_AdminCreateUser') {
    throw new Error('Sign-up is by invitation')
  }

  return event
}
