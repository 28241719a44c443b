import type { AppErrorCode, AppErrorDetails } from '@reservaplus/shared/errors/app-error'

/** What the API answered, or that it did not answer (UNAVAILABLE). */
export class ApiError extends Error {
  constructor(
    readonly code: AppErrorCode,
    readonly details: AppErrorDetails = {},
    readonly reference?: string,
  ) {
    super(code)
  }
}

export const asApiError = (thrown: unknown): ApiError =>
  thrown instanceof ApiError ? thrown : new ApiError('INTERNAL')
