import * as z from 'zod'
import { organizationId } from '../ids/schema'

/** What the provider tells of. What it says of it is not believed but asked for. */
export const providerTopic = z.enum(['payment', 'subscription_preapproval', 'subscription_authorized_payment'])

/** What waits in the queue: of what there is something new. `organizationId`: whose client pays; absent: who pays us. */
export const providerNotice = z.object({
  topic: providerTopic,
  externalId: z.string().regex(/^[\w-]{1,64}$/),
  organizationId: organizationId.optional(),
})
export type ProviderNotice = z.infer<typeof providerNotice>
