import * as z from 'zod'
import { idempotencyKey } from '../idempotency/schema'
import { appointmentId } from '../ids/schema'
import { appointmentStatus } from './schema'

/** One change of status for many: a bulk operation carries it out, one after the other. */
export const changeStatusesInput = z.object({
  ids: z.array(appointmentId).min(1).max(200),
  to: appointmentStatus.exclude(['pending']),
  reason: z.string().trim().max(500).default(''),
  idempotencyKey: idempotencyKey.optional(),
})
export type ChangeStatusesInput = z.infer<typeof changeStatusesInput>
