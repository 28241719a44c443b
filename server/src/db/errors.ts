import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { AppError } from '@reservaplus/shared/errors/app-error'

export const isConditionFailure = (error: unknown): boolean => error instanceof ConditionalCheckFailedException

/** For `.catch`: a write whose condition failed met somebody else's. */
export const rethrowConflict = (error: unknown): never => {
  if (isConditionFailure(error)) throw new AppError('CONFLICT', 'Somebody else changed this meanwhile')

  throw error
}

/** For `.catch`: answers false where the condition failed. */
export const falseOnConflict = (error: unknown): false => {
  if (isConditionFailure(error)) return false

  throw error
}

export const cancellationReasons = (error: unknown): string[] | undefined =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None')
    : undefined

const refusals = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'TransactionConflictException',
])

/** The request was refused and surely not carried out. */
export const isRefusedForNow = (error: unknown): boolean => error instanceof Error && refusals.has(error.name)

const lost = new Set([
  'TimeoutError',
  'NetworkingError',
  'InternalServerError',
  'ServiceUnavailable',
  'AbortError',
  // An earlier sending of the same request is at work: how it ends is not known yet.
  'TransactionInProgressException',
])
const systemCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN'])

/** Nobody knows whether the request was carried out. */
export const isOutcomeUnknown = (error: unknown): boolean =>
  error instanceof Error &&
  (lost.has(error.name) ||
    ('code' in error && systemCodes.has(String(error.code))) ||
    (error instanceof AggregateError && error.errors.some(isOutcomeUnknown)))

/** Failures that may pass when the caller tries again later, also as the cause of another. */
export const isTransient = (error: unknown): boolean =>
  isRefusedForNow(error) ||
  isOutcomeUnknown(error) ||
  (error instanceof AggregateError && error.errors.some(isTransient)) ||
  (error instanceof Error && error.cause !== undefined && isTransient(error.cause))
