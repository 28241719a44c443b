import * as z from 'zod'
import { instant } from '../time/schema'

/** The organization's own account at the provider, into which its clients pay. What opens it is in no answer. */
export const paymentAccount = z.object({
  /** `lost`: the provider lets the product in no more; somebody has to connect it again. */
  status: z.enum(['none', 'connected', 'disconnected', 'lost']),
  /** At the provider. */
  accountId: z.string().max(64).optional(),
  nickname: z.string().max(200).optional(),
  isLive: z.boolean().optional(),
  connectedAt: instant.optional(),
  version: z.int(),
})
export type PaymentAccount = z.infer<typeof paymentAccount>

/** Where whoever owns the account says yes. */
export const accountAuthorization = z.object({ url: z.url(), expiresAt: instant })
export type AccountAuthorization = z.infer<typeof accountAuthorization>

/** What the browser comes back with from the provider. */
export const connectAccountInput = z.object({
  code: z.string().min(1).max(500),
  state: z.string().min(1).max(2000),
})
export type ConnectAccountInput = z.infer<typeof connectAccountInput>
