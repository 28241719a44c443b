import * as z from 'zod'
import { addOnId, organizationId, professionalId, resourceId, serviceId } from '../ids/schema'
import { money } from '../money/schema'
import { instant } from '../time/schema'
import { longestServiceMinutes, shortestServiceMinutes } from './limits'

/** A stretch of a service. During `processing` (colour takes, oven heats) the professional is free, the resource is not. */
export const serviceSegment = z.object({
  minutes: z.int().min(1).max(longestServiceMinutes),
  kind: z.enum(['work', 'processing']),
})
export type ServiceSegment = z.infer<typeof serviceSegment>

/** Something extra that is booked together with a service: it takes longer and costs more. */
export const serviceAddOn = z.object({
  id: addOnId,
  name: z.string().min(1).max(100),
  durationMinutes: z.int().min(0).max(480),
  price: money,
})
export type ServiceAddOn = z.infer<typeof serviceAddOn>

/** What a client pays ahead; `depositOf` works it out of the price. */
export const depositRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('fixed'), amount: money }),
  z.object({ kind: z.literal('percent'), percent: z.int().min(1).max(100) }),
])
export type DepositRule = z.infer<typeof depositRule>

export const service = z.object({
  id: serviceId,
  organizationId,
  name: z.string().min(1).max(200),
  description: z.string().max(2000),
  category: z.string().max(100),
  durationMinutes: z.int().min(shortestServiceMinutes).max(longestServiceMinutes),
  /** Empty: all of it is work. Otherwise the minutes add up to the duration; first and last are work. */
  segments: z.array(serviceSegment).max(9),
  price: money,
  bufferBeforeMinutes: z.int().min(0).max(120),
  bufferAfterMinutes: z.int().min(0).max(120),
  /** A room, a chair or equipment, taken for the whole duration. */
  resourceId: resourceId.optional(),
  requiresPreparation: z.boolean(),
  addOns: z.array(serviceAddOn).max(20),
  deposit: depositRule,
  /** False: the desk books it, clients do not see it. */
  isBookableOnline: z.boolean(),
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
  addOns: true,
  deposit: true,
})
export type PublicService = z.infer<typeof publicService>

/** As the team's list shows it. */
export const listedService = service.extend({
  /** Buffers included. */
  totalMinutes: z.int(),
  /** Active professionals who do it. */
  professionalCount: z.int(),
})
export type ListedService = z.infer<typeof listedService>

/** How one professional does a service. */
export const serviceProfessional = z.object({
  professionalId,
  name: z.string(),
  isActive: z.boolean(),
  durationMinutes: z.int(),
  price: money,
  /** Whether the duration or the price is the professional's own. */
  hasOwnDuration: z.boolean(),
  hasOwnPrice: z.boolean(),
})
export type ServiceProfessional = z.infer<typeof serviceProfessional>

/** Answer to the first of the two steps of a deletion, or to the second. */
export const serviceDeletion = z.object({
  isDeleted: z.boolean(),
  /** Still ahead: they stay as they were agreed. */
  appointmentCount: z.int(),
})
export type ServiceDeletion = z.infer<typeof serviceDeletion>
