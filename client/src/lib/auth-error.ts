/** What can go wrong at the door; the texts stand in features/sign-in. */
export const authErrorCodes = [
  'wrong-credentials',
  'not-allowed',
  'too-many-attempts',
  'weak-password',
  'wrong-code',
  'expired-code',
  'expired-step',
  'offline',
  'unknown',
] as const

export type AuthErrorCode = (typeof authErrorCodes)[number]

const codeByName: Readonly<Record<string, AuthErrorCode>> = {
  // Unknown accounts answer like wrong passwords: nobody learns who has an account.
  UserNotFoundException: 'wrong-credentials',
  NotAuthorizedException: 'wrong-credentials',
  EmptySignInUsername: 'wrong-credentials',
  EmptySignInPassword: 'wrong-credentials',
  UserLambdaValidationException: 'not-allowed',
  UserNotConfirmedException: 'not-allowed',
  LimitExceededException: 'too-many-attempts',
  TooManyRequestsException: 'too-many-attempts',
  TooManyFailedAttemptsException: 'too-many-attempts',
  InvalidPasswordException: 'weak-password',
  CodeMismatchException: 'wrong-code',
  ExpiredCodeException: 'expired-code',
  // Amplify lost the challenge, e.g. after the page was reloaded half-way.
  SignInException: 'expired-step',
  NetworkError: 'offline',
}

/** Cognito tells lock-out and deactivation only by the words of the same exception. */
const codeByMessage = (message: string): AuthErrorCode | undefined => {
  if (/attempts exceeded/i.test(message)) {
    return 'too-many-attempts'
  }
  if (/user is disabled/i.test(message)) {
    return 'not-allowed'
  }

  return /session is expired|invalid session/i.test(message) ? 'expired-step' : undefined
}

export const authErrorCode = (error: unknown): AuthErrorCode => {
  if (!(error instanceof Error)) {
    return 'unknown'
  }
  const byName = codeByName[error.name]

  return byName === 'wrong-credentials' ? (codeByMessage(error.message) ?? byName) : (byName ?? 'unknown')
}
