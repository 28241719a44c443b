import { type AppErrorCode, type AppErrorDetails, appErrorCodes } from '@reservaplus/shared/errors/app-error'
import { TRPCClientError } from '@trpc/client'

/** A failed call as the screens see it. */
export type Problem = {
  code: AppErrorCode
  details: AppErrorDetails
  /** Reference to quote to support; found in the logs. */
  correlationId?: string
}

const faults: readonly AppErrorCode[] = ['INTERNAL', 'UNAVAILABLE', 'BUSY']

/** Something failed, rather than was refused: only then is there anything to look up in the logs. */
export const isFault = (code: AppErrorCode): boolean => faults.includes(code)

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isAppErrorCode = (value: unknown): value is AppErrorCode => appErrorCodes.some((code) => code === value)

/** The gateway refuses expired tokens before our code runs: its answer is not in our shape. */
const codeOfStatus = (status: unknown): AppErrorCode => {
  switch (status) {
    case 401:
      return 'UNAUTHENTICATED'
    case 403:
      return 'FORBIDDEN'
    case 429:
      return 'TOO_MANY_REQUESTS'
    case 503:
      return 'BUSY'
    default:
      return status === undefined ? 'UNAVAILABLE' : 'INTERNAL'
  }
}

const statusOf = (error: unknown): unknown => {
  if (!(error instanceof TRPCClientError)) {
    return undefined
  }
  const response = isRecord(error.meta) ? error.meta.response : undefined

  return isRecord(response) ? response.status : undefined
}

/** Only the router's own error shape carries `data`; everything else is judged by its HTTP status. */
export const problemOf = (error: unknown): Problem => {
  const data: unknown = error instanceof TRPCClientError ? error.data : undefined

  if (!isRecord(data) || !isAppErrorCode(data.appCode)) {
    const status = statusOf(error) ?? (isRecord(data) ? data.httpStatus : undefined)

    return { code: codeOfStatus(status), details: {} }
  }

  return {
    code: data.appCode,
    details: isRecord(data.details) ? data.details : {},
    ...(typeof data.correlationId === 'string' ? { correlationId: data.correlationId } : {}),
  }
}
