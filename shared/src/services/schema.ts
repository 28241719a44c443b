import * as z from 'zod'
import { organizationId, resourceId, serviceId } from '../ids/schema'
import { money } from '../money/schema'
import { instant } from '../time/schema'

/** A stretch of a service. During `processing` (colour takes, oven heats) the professional is free, the resource is not. */
export const serviceSegment = z.object({ minutes: z.int().min(1).max(1440), kind: z.enum(['work', 'processing']) })
export type ServiceSegment = z.infer<typeof serviceSegment>

export const service = z.object({
  id: serviceId,
  organizationId,
  name: z.string().min(1).max(200),
  description: z.string().max(2000),
  category: z.string().max(100),
  durationMinutes: z.int().min(5).max(1440),
  /** Empty: all of it is work. Otherwise the minutes add up to the duration; first and last are work. */
  segments: z.array(serviceSegment).max(9),
  price: money,
  bufferBeforeMinutes: z.int().min(0).max(120),
  bufferAfterMinutes: z.int().min(0).max(120),
  /** A room or chair taken for the whole duration. */
  resourceId: resourceId.optional(),
  isActive: z.boolean(),
  isDeleted: z.boolean(),
  order: z.int(),
  version: z.int(),
  createdAt: instant,
})
export type Service = z.infer<typeof service>

export const publicService = service.pick({
  id: true,
  name: true,
  description: true,
  category: true,
  durationMinutes: true,
  price: true,
})
export type PublicService = z.infer<typeof publicService>

/** A room or chair; `quantity` of them are alike. */
export const resource = z.object({
  id: resourceId,
  organizationId,
  name: z.string().min(1).max(100),
  quantity: z.int().min(1).max(50),
  isActive: z.boolean(),
  version: z.int(),
})
export type Resource = z.infer<typeof resource>
