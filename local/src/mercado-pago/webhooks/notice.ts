import * as z from 'zod'

export const topic = z.enum(['payment', 'subscription_preapproval', 'subscription_authorized_payment'])
export type Topic = z.infer<typeof topic>

export const notice = z.object({
  id: z.int(),
  requestId: z.string(),
  url: z.string(),
  topic,
  action: z.string(),
  dataId: z.string(),
  accountId: z.int(),
  createdAt: z.number(),
  /** How often it was sent. */
  attempts: z.int(),
  dueAt: z.number(),
  /** Kept back until it is let go. */
  isHeld: z.boolean(),
})
export type Notice = z.infer<typeof notice>

const minute = 60_000
const hour = 60 * minute

/** How long MercadoPago waits after each attempt that was not answered 200 or 201. */
export const pauses = [15 * minute, 30 * minute, 6 * hour, 48 * hour, 96 * hour, 96 * hour, 96 * hour]
