import * as z from 'zod'
import { organizationId } from '../ids/schema'
import { currency } from '../money/schema'
import { weeklyHours } from '../schedules/schema'
import { locale } from '../texts/locale'
import { instant, timeZone } from '../time/schema'
import { terminology } from './terminology'

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

export const longestReminderLeadHours = 168

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
  /** Whether clients may cancel or move by their link at all. */
  clientCancellation: z.boolean(),
  /** The desk cancels until this many hours before the start; owner and admin always may. */
  staffCancellationWindowHours: z.int().min(0).max(168),
  sendsReminders: z.boolean(),
  /** How long before an appointment its client is reminded of it. */
  reminderLeadHours: z.int().min(1).max(longestReminderLeadHours),
  /** Whether a client is asked by mail how a visit was. */
  asksForReviews: z.boolean(),
  /** Whether the salon keeps what was paid by whoever does not come, or cancels too late. */
  keepsDeposits: z.boolean(),
  /** So many days after a visit a client who agreed to marketing is invited back, if they have not come again; 0: never. */
  followUpDays: z.int().min(0).max(365),
})
export type BookingRules = z.infer<typeof bookingRules>

/** Of the rules, what a client may know before and after booking. */
export const publicRules = bookingRules.pick({
  horizonDays: true,
  cancellationWindowHours: true,
  requiresConfirmation: true,
  acceptsWalkIns: true,
  onlineBooking: true,
  clientCancellation: true,
})

/** Rules that came later than the first organizations, as these have lived with them. */
export const laterRules = {
  clientCancellation: true,
  staffCancellationWindowHours: 0,
  sendsReminders: true,
  reminderLeadHours: 24,
  asksForReviews: true,
  keepsDeposits: true,
  followUpDays: 0,
} as const satisfies Partial<BookingRules>

/** Where the two hosts serve an image that was uploaded and checked. */
export const imagePath = z.string().regex(/^\/media\/[0-9A-Za-z-]{20,36}\/[0-9A-Za-z-]{20,36}\.(?:png|jpg|webp)$/)

export const galleryLimit = 12

/** As many of an organization's earlier addresses still lead to it. */
export const formerSlugLimit = 3

export const organization = z.object({
  id: organizationId,
  slug,
  /** Newest first: links and frames that were made with them go on working. */
  formerSlugs: z.array(slug).max(formerSlugLimit),
  name: z.string().min(1).max(200),
  industry,
  description: z.string().max(2000),
  /** Where clients' answers go; empty: nowhere. */
  email: z.union([z.email().max(254), z.literal('')]),
  phone: z.string().max(20),
  address: z.string().max(300),
  city: z.string().max(100),
  country: z.string().length(2),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  timeZone,
  currency,
  locale,
  /** `#rrggbb` */
  accentColor: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  logo: imagePath.optional(),
  cover: imagePath.optional(),
  gallery: z.array(imagePath).max(galleryLimit),
  isActive: z.boolean(),
  writeMode,
  openingHours: weeklyHours,
  bookingRules,
  terminology,
  /** Shown in the marketplace, as long as it is active and onboarded. */
  isListed: z.boolean(),
  /** Set by operators: shown first. */
  isFeatured: z.boolean().describe('Set by the operator of the product alone'),
  onboardedAt: instant.optional(),
  /** Asked for by the owner; erased for good once this has passed. */
  deletesAt: instant.optional(),
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
    website: true,
    logo: true,
    cover: true,
    gallery: true,
    terminology: true,
  })
  /** The phone number with the spaces that people write. */
  .extend({ phoneText: z.string() })
export type PublicOrganization = z.infer<typeof publicOrganization>
