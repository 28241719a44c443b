import { AppError, type AppErrorCode } from '@reservaplus/shared/errors/app-error'

import { isTransient } from '../db/errors'

type Meaning = { code: AppErrorCode; message: string; field?: string; retryAfterSeconds?: number }

const taken: Meaning = { code: 'EMAIL_TAKEN', message: 'This address has an account already', field: 'email' }
const tooMany: Meaning = { code: 'TOO_MANY_REQUESTS', message: 'Too many attempts', retryAfterSeconds: 60 }
const silent: Meaning = { code: 'UNAVAILABLE', message: 'The user pool does not answer now', retryAfterSeconds: 2 }

/** By the name of the pool's error; whatever is not here is unforeseen. */
const meanings: Readonly<Record<string, Meaning>> = {
  UsernameExistsException: taken,
  AliasExistsException: taken,
  UserNotFoundException: { code: 'NOT_FOUND', message: 'There is no such account' },
  CodeMismatchException: { code: 'BAD_INPUT', message: 'This is not the code', field: 'code' },
  ExpiredCodeException: { code: 'BAD_INPUT', message: 'This code is not valid any more', field: 'code' },
  InvalidPasswordException: { code: 'BAD_INPUT', message: 'The password is too simple', field: 'password' },
  InvalidParameterException: { code: 'BAD_INPUT', message: 'The user pool does not accept this' },
  NotAuthorizedException: { code: 'CONFLICT', message: 'The account does not allow this now' },
  UnsupportedUserStateException: { code: 'CONFLICT', message: 'The account does not allow this now' },
  UserNotConfirmedException: { code: 'CONFLICT', message: 'The account waits for its code' },
  UserLambdaValidationException: { code: 'FORBIDDEN', message: 'The account is not admitted' },
  LimitExceededException: tooMany,
  TooManyFailedAttemptsException: tooMany,
  TooManyRequestsException: { ...tooMany, code: 'BUSY', message: 'Too much going on at once', retryAfterSeconds: 2 },
  CodeDeliveryFailureException: silent,
  InternalErrorException: silent,
}

/** What went wrong in the pool, as the product says it. */
export const poolError = (thrown: unknown): unknown => {
  const meaning =
    (thrown instanceof Error ? meanings[thrown.name] : undefined) ?? (isTransient(thrown) ? silent : undefined)
  if (!meaning) return thrown
  const { code, message, field, retryAfterSeconds } = meaning

  return new AppError(code, message, {
    ...(field && { issues: [{ path: [field], message }] }),
    ...(retryAfterSeconds && { retryAfterSeconds }),
  })
}
