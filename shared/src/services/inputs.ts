import * as z from 'zod'
import { idempotencyKey } from '../idempotency/schema'
import { addOnId, professionalId, resourceId, serviceId } from '../ids/schema'
import { money } from '../money/schema'
import { depositRule, serviceSegment } from './schema'

/** Narrower than what is stored: a service that was carried over may last 50 hours or 7 minutes, a new one may not. */
export const serviceMinutes = z.int().min(5).max(480).multipleOf(5)

const bufferMinutes = z.int().min(0).max(60)
const text = (max: number) => z.string().trim().max(max)
const category = text(100)

const addOn = z.object({
  /** Absent: a new one. */
  id: addOnId.optional(),
  name: text(100).min(1),
  durationMinutes: z.int().min(0).max(240).multipleOf(5),
  price: money,
})
const addOns = z.array(addOn).max(20)
const segments = z.array(serviceSegment).max(9)

/** A professional does the service, in their own time and at their own price where given; null: as the service says. */
export const assignedProfessional = z.object({
  professionalId,
  durationMinutes: serviceMinutes.nullable().optional(),
  price: money.nullable().optional(),
})

export const createServiceInput = z.object({
  name: text(200).min(1),
  description: text(2000).default(''),
  category: category.default(''),
  durationMinutes: serviceMinutes,
  segments: segments.default([]),
  price: money,
  bufferBeforeMinutes: bufferMinutes.default(0),
  bufferAfterMinutes: bufferMinutes.default(0),
  resourceId: resourceId.optional(),
  requiresPreparation: z.boolean().default(false),
  addOns: addOns.default([]),
  deposit: depositRule.default({ kind: 'none' }),
  isBookableOnline: z.boolean().default(true),
  isActive: z.boolean().default(true),
  professionals: z.array(assignedProfessional).max(100).default([]),
  idempotencyKey: idempotencyKey.optional(),
})
export type CreateServiceInput = z.infer<typeof createServiceInput>

/** What is left out stays as it is. */
export const updateServiceInput = z.object({
  id: serviceId,
  version: z.int().optional(),
  name: text(200).min(1).optional(),
  description: text(2000).optional(),
  category: category.optional(),
  durationMinutes: serviceMinutes.optional(),
  segments: segments.optional(),
  price: money.optional(),
  bufferBeforeMinutes: bufferMinutes.optional(),
  bufferAfterMinutes: bufferMinutes.optional(),
  resourceId: resourceId.nullable().optional(),
  requiresPreparation: z.boolean().optional(),
  /** All of them; those without an id are new. */
  addOns: addOns.optional(),
  deposit: depositRule.optional(),
  isBookableOnline: z.boolean().optional(),
  isActive: z.boolean().optional(),
})
export type UpdateServiceInput = z.infer<typeof updateServiceInput>

export const listServicesInput = z.object({
  /** Part of the name, the description or the category, whatever its accents. */
  search: text(100).optional(),
  category: category.optional(),
  isActive: z.boolean().optional(),
})
export type ListServicesInput = z.infer<typeof listServicesInput>

/** Only what changes: what others assign meanwhile stays. */
export const changeProfessionalsInput = z.object({
  id: serviceId,
  assign: z.array(assignedProfessional).max(100).default([]),
  unassign: z.array(professionalId).max(100).default([]),
})
export type ChangeProfessionalsInput = z.infer<typeof changeProfessionalsInput>

export const reorderServicesInput = z.object({
  /** As they shall stand; who is not named follows as before. */
  ids: z.array(serviceId).min(1).max(500),
})

/** Without `force` a service with appointments ahead is not deleted: the answer says how many there are. */
export const deleteServiceInput = z.object({
  id: serviceId,
  version: z.int().optional(),
  force: z.boolean().default(false),
})
export type DeleteServiceInput = z.infer<typeof deleteServiceInput>
