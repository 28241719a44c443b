import * as z from 'zod'
import { appointmentId } from '../ids/schema'
import { money } from '../money/schema'
import { organization } from '../organizations/schema'
import { locale } from '../texts/locale'
import { localDateTime } from '../time/schema'
import { paymentMethod } from './payment-names'
import { paymentStatus } from './schema'

/** Of one payment, as it is printed or mailed; it is no tax document. */
export const receipt = z.object({
  number: z.string(),
  organization: organization.pick({ name: true, address: true, city: true, phone: true, email: true, logo: true }),
  locale,
  paidAt: localDateTime.optional(),
  clientName: z.string(),
  lines: z.array(
    z.object({
      appointmentId,
      serviceName: z.string(),
      professionalName: z.string(),
      localStart: localDateTime,
      price: money,
      discount: money.optional(),
      /** Of this payment, and what is still to be paid: minor units. */
      paid: z.int(),
      rest: z.int(),
    }),
  ),
  method: paymentMethod,
  status: paymentStatus,
  /** With the tip. */
  amount: money,
  tip: money.optional(),
  refunded: money,
  refunds: z.array(z.object({ amount: money, method: paymentMethod, at: localDateTime })),
})
export type Receipt = z.infer<typeof receipt>
