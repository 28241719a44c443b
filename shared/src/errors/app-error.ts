import type { LimitName } from '../subscriptions/counters'

export const appErrorCodes = [
  'BAD_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'LINK_INVALID',
  'CODE_INVALID',
  'NOT_FOUND',
  'CONFLICT',
  'IDEMPOTENCY_KEY_REUSED',
  'SLOT_TAKEN',
  'SLOT_NOT_OFFERED',
  'HOLD_EXPIRED',
  'HOLD_LIMIT_REACHED',
  'INVALID_TRANSITION',
  'TOO_EARLY',
  'CANCELLATION_WINDOW_CLOSED',
  'EMAIL_TAKEN',
  'CLIENT_ERASED',
  'ONLINE_BOOKING_REFUSED',
  'IN_USE',
  'LIMIT_EXCEEDED',
  'SUBSCRIPTION_INACTIVE',
  'PAYLOAD_TOO_LARGE',
  'TOO_MANY_REQUESTS',
  'ORGANIZATION_MOVING',
  'BUSY',
  'UNAVAILABLE',
  'INTERNAL',
] as const

export type AppErrorCode = (typeof appErrorCodes)[number]

/** `path` names the field of the input, e.g. `['client', 'email']`. */
export type FieldIssue = { path: readonly (string | number)[]; message: string }

export type AppErrorDetails = {
  issues?: readonly FieldIssue[]
  /** Free times near the one that was asked for (SLOT_TAKEN, SLOT_NOT_OFFERED): `{ professionalId, start }`. */
  alternatives?: readonly { professionalId: string; start: string }[]
  /** Why a time is not free; told to the desk only. */
  reason?: string
  retryAfterSeconds?: number
  /** LIMIT_EXCEEDED: which one is full, how far, and that another plan would have room. */
  counter?: LimitName
  limit?: number
  current?: number
  upgradeRequired?: true
}

/** The only error that rules and services throw; mapped to tRPC and HTTP once, in server/src/trpc. */
export class AppError extends Error {
  override readonly name = 'AppError'

  constructor(
    readonly code: AppErrorCode,
    message: string,
    readonly details: AppErrorDetails = {},
  ) {
    super(message)
  }
}
