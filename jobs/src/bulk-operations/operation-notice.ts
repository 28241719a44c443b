import { bulkOperationId, organizationId } from '@reservaplus/shared/ids/schema'
import * as z from 'zod'

/** As the bus announces it, and as it is sent on. */
export const operationNotice = z.object({
  detail: z.object({ organizationId, subject: z.object({ kind: z.literal('bulk-operation'), id: bulkOperationId }) }),
})
export type OperationNotice = z.infer<typeof operationNotice>
