import * as z from 'zod'
import { organizationId, professionalId, serviceId, userId } from '../ids/schema'
import { money } from '../money/schema'
import { weeklyHours } from '../schedules/schema'
import { longestServiceMinutes, shortestServiceMinutes } from '../services/limits'
import { instant, timeZone } from '../time/schema'

export const serviceOverride = z.object({
  durationMinutes: z.int().min(shortestServiceMinutes).max(longestServiceMinutes).optional(),
  price: money.optional(),
})

export const professional = z.object({
  id: professionalId,
  organizationId,
  name: z.string().min(1).max(200),
  email: z.string().max(254).optional(),
  phone: z.string().max(20).optional(),
  specialty: z.string().max(100),
  bio: z.string().max(2000),
  licenseNumber: z.string().max(50).optional(),
  /** Path of the picture, below the address of the site. */
  photo: z.string().max(300).optional(),
  /** The member of the team who this is; that member's `professionalId` says the same. */
  userId: userId.optional(),
  color: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  isActive: z.boolean(),
  /** Online; the desk books for anybody who is active. */
  acceptsBookings: z.boolean(),
  acceptsWalkIns: z.boolean(),
  order: z.int(),
  serviceIds: z.array(serviceId).max(500),
  /** This professional's own duration and price of a service beat the service's. Keyed by service id. */
  serviceOverrides: z.record(z.string(), serviceOverride),
  weeklyHours,
  /** What the weekly hours are read in, instead of the organization's; shown is always the organization's clock. */
  timeZone: timeZone.optional(),
  slotIntervalMinutes: z.int().min(5).max(240),
  /** Absent: the organization's rule. The larger notice and the smaller horizon of the two win. */
  minimumNoticeMinutes: z.int().min(0).max(43_200).optional(),
  horizonDays: z.int().min(1).max(365).optional(),
  version: z.int(),
  createdAt: instant,
})
export type Professional = z.infer<typeof professional>

export const publicProfessional = professional.pick({
  id: true,
  name: true,
  specialty: true,
  bio: true,
  color: true,
  photo: true,
  acceptsWalkIns: true,
  serviceIds: true,
})
export type PublicProfessional = z.infer<typeof publicProfessional>
