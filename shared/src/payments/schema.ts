import * as z from 'zod'

/** How clients can pay in advance. There is none until a provider is connected; at the salon they pay as ever. */
export const paymentMethods = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
export type PaymentMethods = z.infer<typeof paymentMethods>

/** What a payment provider tells us; the names are MercadoPago's. */
export const paymentNotice = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  type: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  data: z.looseObject({}).optional(),
  live_mode: z.boolean().optional(),
  date_created: z.string().max(100).optional(),
  user_id: z.union([z.string(), z.number()]).optional(),
  api_version: z.string().max(20).optional(),
})

/** `isHandled: false`: it was received, and there is nobody here whom it concerns. */
export const receivedNotice = z.object({ isHandled: z.boolean() })
