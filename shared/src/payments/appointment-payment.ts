import * as z from 'zod'
import { paymentId } from '../ids/schema'
import { money } from '../money/schema'

/**
 * What stands with an appointment of the money for it; absent: none was ever there. It changes in the transaction of the
 * payment, so it never says anything else than the payments do.
 */
export const appointmentPayment = z.object({
  /** `deposit`: a part of it; `kept`: the salon keeps it, for a client who did not come or cancelled too late. */
  state: z.enum(['none', 'deposit', 'paid', 'refunded', 'kept']),
  /** All that came in, without tips, and what of it went back. */
  paid: money,
  refunded: money,
  /** Of what went back: what made the service cheaper after it was done. */
  reduced: money.optional(),
  /** Given at the desk. */
  discount: money.optional(),
  kept: money.optional(),
  /** In the order they came in. */
  paymentIds: z.array(paymentId),
})
export type AppointmentPayment = z.infer<typeof appointmentPayment>
