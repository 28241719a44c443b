import * as z from 'zod'
import { organizationId } from '../ids/schema'
import { currency } from '../money/schema'
import { weeklyHours } from '../schedules/schema'
import { locale } from '../texts/locale'
import { instant, timeZone } from '../time/schema'

export const industry = z.enum([
  'salon',
  'clinic',
  'fitness',
  'spa',
  'dental',
  'veterinary',
  'beauty',
  'massage',
  'other',
])
export type Industry = z.infer<typeof industry>

export const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{1,58}[a-z0-9])$/)

/** `read-only` while an organization is being moved, `moved` once another system leads. */
export const writeMode = z.enum(['open', 'read-only', 'moved'])
export type WriteMode = z.infer<typeof writeMode>

export const bookingRules = z.object({
  /** Minimum gap between two services of one professional. */
  bufferMinutes: z.int().min(0).max(120),
  /** Clients book at most this many local calendar days ahead. */
  horizonDays: z.int().min(1).max(365),
  minimumNoticeMinutes: z.int().min(0).max(43_200),
  /** Clients cancel or move until this many hours before the start. */
  cancellationWindowHours: z.int().min(0).max(168),
  requiresConfirmation: z.boolean(),
  acceptsWalkIns: z.boolean(),
  /** Also offer times right after occupied time, rounded up to five minutes. */
  compactDay: z.boolean(),
  /** When true, buffers may not reach outside working hours or into breaks. */
  buffersInsideWorkingHours: z.boolean(),
  onlineBooking: z.boolean(),
})
export type BookingRules = z.infer<typeof bookingRules>

export const organization = z.object({
  id: organizationId,
  slug,
  name: z.string().min(1).max(200),
  industry,
  description: z.string().max(2000),
  /** Where clients' answers go; empty: nowhere. */
  email: z.union([z.email().max(254), z.literal('')]),
  phone: z.string().max(20),
  address: z.string().max(300),
  city: z.string().max(100),
  country: z.string().length(2),
  timeZone,
  currency,
  locale,
  /** `#rrggbb` */
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  isActive: z.boolean(),
  writeMode,
  openingHours: weeklyHours,
  bookingRules,
  /** Host names whose pages may embed the widget; empty = any. */
  allowedDomains: z.array(z.string().max(253)).max(50),
  version: z.int(),
  createdAt: instant,
})
export type Organization = z.infer<typeof organization>

/** What anyone may see. */
export const publicOrganization = organization
  .pick({
    slug: true,
    name: true,
    industry: true,
    description: true,
    phone: true,
    address: true,
    city: true,
    country: true,
    timeZone: true,
    currency: true,
    locale: true,
    accentColor: true,
  })
  /** The phone number with the spaces that people write. */
  .extend({ phoneText: z.string() })
export type PublicOrganization = z.infer<typeof publicOrganization>

export const subscriptionStatus = z.enum(['trial', 'active', 'past_due', 'cancelled', 'expired'])

export const subscription = z.object({
  organizationId,
  plan: z.enum(['basico', 'profesional', 'empresarial']),
  status: subscriptionStatus,
  billingCycle: z.enum(['monthly', 'yearly']),
  periodEnd: instant,
  /** Appointments a month; absent = no limit. */
  monthlyAppointments: z.int().optional(),
  version: z.int(),
})
export type Subscription = z.infer<typeof subscription>
