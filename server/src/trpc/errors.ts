import { AppError, type AppErrorCode, type FieldIssue } from '@reservaplus/shared/errors/app-error'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import * as z from 'zod'
import { isTransient } from '../db/errors'

const trpcCodes = {
  BAD_INPUT: 'BAD_REQUEST',
  UNAUTHENTICATED: 'UNAUTHORIZED',
  FORBIDDEN: 'FORBIDDEN',
  LINK_INVALID: 'FORBIDDEN',
  CODE_INVALID: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  IDEMPOTENCY_KEY_REUSED: 'CONFLICT',
  SLOT_TAKEN: 'CONFLICT',
  SLOT_NOT_OFFERED: 'CONFLICT',
  HOLD_EXPIRED: 'CONFLICT',
  HOLD_LIMIT_REACHED: 'TOO_MANY_REQUESTS',
  INVALID_TRANSITION: 'CONFLICT',
  TOO_EARLY: 'CONFLICT',
  CANCELLATION_WINDOW_CLOSED: 'CONFLICT',
  EMAIL_TAKEN: 'CONFLICT',
  IN_USE: 'CONFLICT',
  LIMIT_EXCEEDED: 'FORBIDDEN',
  SUBSCRIPTION_INACTIVE: 'FORBIDDEN',
  CLIENT_ERASED: 'CONFLICT',
  ONLINE_BOOKING_REFUSED: 'FORBIDDEN',
  PAYLOAD_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  TOO_MANY_REQUESTS: 'TOO_MANY_REQUESTS',
  ORGANIZATION_MOVING: 'SERVICE_UNAVAILABLE',
  BUSY: 'SERVICE_UNAVAILABLE',
  UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  INTERNAL: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<AppErrorCode, TRPCError['code']>

const maxIssues = 20

export const fieldIssues = (error: z.ZodError): FieldIssue[] =>
  error.issues.slice(0, maxIssues).map((issue) => ({
    path: issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
    message: issue.message,
  }))

const fromTrpc = (error: TRPCError): AppError => {
  if (error.cause instanceof AppError) return error.cause

  switch (error.code) {
    case 'BAD_REQUEST':
      return error.cause instanceof z.ZodError
        ? new AppError('BAD_INPUT', 'The input does not fit', { issues: fieldIssues(error.cause) })
        : new AppError('BAD_INPUT', 'The request could not be read')
    case 'PARSE_ERROR':
    case 'UNSUPPORTED_MEDIA_TYPE':
    case 'METHOD_NOT_SUPPORTED':
      return new AppError('BAD_INPUT', 'The request could not be read')
    case 'NOT_FOUND':
      return new AppError('NOT_FOUND', 'There is nothing at this address')
    case 'PAYLOAD_TOO_LARGE':
      return new AppError('PAYLOAD_TOO_LARGE', 'The request is too large')
    default:
      return fromUnknown(error.cause)
  }
}

// What nobody foresaw keeps its secret: the caller gets a correlation id, the log gets the rest.
const fromUnknown = (error: unknown): AppError =>
  isTransient(error)
    ? new AppError('UNAVAILABLE', 'Something that is needed does not answer now', { retryAfterSeconds: 2 })
    : new AppError('INTERNAL', 'Something went wrong')

export const toAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error

  return error instanceof TRPCError ? fromTrpc(error) : fromUnknown(error)
}

export const toTrpcError = (error: unknown): TRPCError => {
  const cause = toAppError(error)

  return new TRPCError({ code: trpcCodes[cause.code], message: cause.message, cause })
}

/** The status of REST answers; the same as tRPC's for the same error. */
export const httpStatusOf = (error: AppError): number => getHTTPStatusCodeFromError(toTrpcError(error))
