import { eventId, organizationId, webhookId } from '@reservaplus/shared/ids/schema'
import * as z from 'zod'

/** A delivery whose turn it is: who comes with a number that is over comes too late. */
export const deliveryNotice = z.object({ organizationId, webhookId, id: eventId, turn: z.int() })
export type DeliveryNotice = z.infer<typeof deliveryNotice>
