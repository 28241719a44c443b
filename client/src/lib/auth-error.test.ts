import { describe, expect, it } from 'vitest'
import { authErrorTexts } from '../features/sign-in/auth-error-texts'
import { authErrorCode, authErrorCodes } from './auth-error'

const cognito = (name: string, message = '') => Object.assign(new Error(message), { name })

describe('F-40 every refusal at the door is said', () => {
  it.each([
    [cognito('NotAuthorizedException', 'Incorrect username or password.'), 'wrong-credentials'],
    [cognito('UserNotFoundException'), 'wrong-credentials'],
    [cognito('NotAuthorizedException', 'Password attempts exceeded'), 'too-many-attempts'],
    [cognito('NotAuthorizedException', 'User is disabled.'), 'not-allowed'],
    [cognito('UserLambdaValidationException', 'PreAuthentication failed'), 'not-allowed'],
    [cognito('LimitExceededException'), 'too-many-attempts'],
    [cognito('InvalidPasswordException'), 'weak-password'],
    [cognito('CodeMismatchException'), 'wrong-code'],
    [cognito('ExpiredCodeException'), 'expired-code'],
    [cognito('NotAuthorizedException', 'Invalid session for the user, session is expired.'), 'expired-step'],
    [cognito('NetworkError'), 'offline'],
    [cognito('SomethingNewException'), 'unknown'],
    ['not even an error', 'unknown'],
  ] as const)('%s', (error, code) => {
    expect(authErrorCode(error)).toBe(code)
  })

  it('in Spanish, as a calm sentence', () => {
    for (const code of authErrorCodes) {
      expect(authErrorTexts.es[code]).toMatch(/^\p{Lu}[^!¡]+\.$/u)
    }
  })
})
