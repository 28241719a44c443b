import * as z from 'zod'

/** Chosen by the caller, kept 24 hours; the same key with another body is IDEMPOTENCY_KEY_REUSED. */
export const idempotencyKey = z.string().regex(/^[0-9A-Za-z_-]{16,64}$/)
