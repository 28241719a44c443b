import { Amplify } from 'aws-amplify'
import {
  signIn as amplifySignIn,
  signOut as amplifySignOut,
  confirmResetPassword,
  confirmSignIn,
  fetchAuthSession,
  resetPassword,
} from 'aws-amplify/auth'
import type { RuntimeConfig } from './runtime-config'

export const configureAuth = ({ userPoolId, userPoolClientId, userPoolEndpoint }: RuntimeConfig) =>
  Amplify.configure({
    Auth: {
      Cognito: { userPoolId, userPoolClientId, ...(userPoolEndpoint === undefined ? {} : { userPoolEndpoint }) },
    },
  })

/** What the person has to do next; anything else the pool may ask is not set up for this product. */
export type SignInStep = 'done' | 'new-password' | 'reset-password'

const stepOf = (signInStep: string): SignInStep => {
  switch (signInStep) {
    case 'DONE':
      return 'done'
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return 'new-password'
    case 'RESET_PASSWORD':
      return 'reset-password'
    default:
      throw new Error(`Unexpected sign-in step ${signInStep}`)
  }
}

export const signIn = async (email: string, password: string): Promise<SignInStep> => {
  // Tokens left over from an earlier session would make Amplify refuse a new sign-in.
  await amplifySignOut().catch(() => undefined)
  const { nextStep } = await amplifySignIn({ username: email.trim(), password })

  return stepOf(nextStep.signInStep)
}

export const chooseNewPassword = async (password: string): Promise<SignInStep> => {
  const { nextStep } = await confirmSignIn({ challengeResponse: password })

  return stepOf(nextStep.signInStep)
}

export const requestPasswordCode = async (email: string): Promise<void> => {
  await resetPassword({ username: email.trim() })
}

type PasswordReset = { email: string; code: string; password: string }

export const resetPasswordWithCode = ({ email, code, password }: PasswordReset): Promise<void> =>
  confirmResetPassword({ username: email.trim(), confirmationCode: code.trim(), newPassword: password })

export const signOut = (): Promise<void> => amplifySignOut()

/** Refreshes by itself when it is about to expire; undefined once the session is over. */
export const idToken = async (): Promise<string | undefined> => {
  const session = await fetchAuthSession().catch(() => undefined)

  return session?.tokens?.idToken?.toString()
}

export const isSignedIn = async (): Promise<boolean> => (await idToken()) !== undefined
