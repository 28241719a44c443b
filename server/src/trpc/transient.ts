// Names by which the SDK and Node report that the other side is overloaded or out of reach.
const names = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'TransactionConflictException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'NetworkingError',
])

const systemCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN'])

/** True for failures that may pass when the caller tries again later. */
export const isTransient = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  if (names.has(error.name)) return true
  if ('code' in error && typeof error.code === 'string' && systemCodes.has(error.code)) return true
  if (error instanceof AggregateError && error.errors.some(isTransient)) return true

  return error.cause !== undefined && isTransient(error.cause)
}
