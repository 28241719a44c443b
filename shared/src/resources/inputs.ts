import * as z from 'zod'
import { appointmentAhead } from '../appointments/ahead'
import { idempotencyKey } from '../idempotency/schema'
import { resourceId } from '../ids/schema'
import { resource, resourceKind } from './schema'

const text = (max: number) => z.string().trim().max(max)
const name = text(100).min(1)
const quantity = z.int().min(1).max(50)

export const createResourceInput = z.object({
  kind: resourceKind,
  name,
  description: text(500).default(''),
  quantity: quantity.default(1),
  isActive: z.boolean().default(true),
  idempotencyKey: idempotencyKey.optional(),
})
export type CreateResourceInput = z.infer<typeof createResourceInput>

/** What is left out stays as it is. */
export const updateResourceInput = z.object({
  id: resourceId,
  version: z.int().optional(),
  kind: resourceKind.optional(),
  name: name.optional(),
  description: text(500).optional(),
  quantity: quantity.optional(),
  isActive: z.boolean().optional(),
})
export type UpdateResourceInput = z.infer<typeof updateResourceInput>

export const listResourcesInput = z.object({ kind: resourceKind.optional(), isActive: z.boolean().optional() })
export type ListResourcesInput = z.infer<typeof listResourcesInput>

export const reorderResourcesInput = z.object({ ids: z.array(resourceId).min(1).max(200) })

/** The appointments ahead for which there are too few; they stand as they were agreed until somebody moves them. */
export const changedResource = z.object({ resource, conflicts: z.array(appointmentAhead) })
export type ChangedResource = z.infer<typeof changedResource>

export const resourceConflictsInput = z.object({
  id: resourceId,
  /** As if there were so many; 0: out of use. Absent: as it is. */
  quantity: z.int().min(0).max(50).optional(),
})
export type ResourceConflictsInput = z.infer<typeof resourceConflictsInput>
export const resourceConflicts = z.object({ items: z.array(appointmentAhead) })
export type ResourceConflicts = z.infer<typeof resourceConflicts>
