import * as z from 'zod'
import { organizationId, resourceId } from '../ids/schema'
import { instant } from '../time/schema'

export const resourceKind = z.enum(['room', 'chair', 'equipment'])
export type ResourceKind = z.infer<typeof resourceKind>

/** A room, a chair or a piece of equipment; `quantity` of them are alike. */
export const resource = z.object({
  id: resourceId,
  organizationId,
  kind: resourceKind,
  name: z.string().min(1).max(100),
  description: z.string().max(500),
  quantity: z.int().min(1).max(50),
  /** False: out of use, what needs it cannot be booked. */
  isActive: z.boolean(),
  order: z.int(),
  version: z.int(),
  createdAt: instant,
})
export type Resource = z.infer<typeof resource>
