import * as z from 'zod'

const issuedCode = z.object({ code: z.string(), expiresAt: z.number(), tries: z.number() })

const userRecord = z.object({
  sub: z.string(),
  enabled: z.boolean(),
  status: z.enum(['UNCONFIRMED', 'CONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED']),
  createdAt: z.number(),
  modifiedAt: z.number(),
  attributes: z.record(z.string(), z.string()),
  /** A changed mail address that waits for its code. */
  pendingEmail: z.string().optional(),
  password: z.object({ salt: z.string(), verifier: z.string(), setAt: z.number() }),
  failures: z.object({ count: z.number(), lastAt: z.number(), lockedUntil: z.number() }).optional(),
  codes: z.record(z.string(), issuedCode),
  mfa: z.object({ secret: z.string(), verified: z.boolean(), enabled: z.boolean() }).optional(),
})
export type UserRecord = z.infer<typeof userRecord>

/** One sign-in; access tokens carry its id as `origin_jti` and die with it. */
const signIn = z.object({
  sub: z.string(),
  clientId: z.string(),
  authTime: z.number(),
  expiresAt: z.number(),
  refreshTokens: z.record(z.string(), z.object({ replacedAt: z.number().optional() })),
})
export type SignIn = z.infer<typeof signIn>

export const poolState = z.object({
  signingKey: z.string(),
  users: z.record(z.string(), userRecord),
  signIns: z.record(z.string(), signIn),
})
export type PoolState = z.infer<typeof poolState>
