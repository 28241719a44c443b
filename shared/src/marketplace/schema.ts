import * as z from 'zod'
import { catalogue } from '../availability/schema'
import { money } from '../money/schema'
import { industry, organization, publicOrganization } from '../organizations/schema'
import { weeklyHours } from '../schedules/schema'
import { publicService } from '../services/schema'
import { instant } from '../time/schema'

export const marketOrder = z.enum(['name', 'newest'])
export type MarketOrder = z.infer<typeof marketOrder>

const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .default('CL')
const text = z.string().trim().min(1).max(100)
const amount = z.int().min(0).max(999_999_999_999)

export const searchMarketInput = z.object({
  country,
  /** Beginnings of words of name, description, services and professionals, without regard to accents; all must be there. */
  search: text.optional(),
  industry: industry.optional(),
  city: text.optional(),
  /** In minor units: something for at least, something for at most this much. */
  minPrice: amount.optional(),
  maxPrice: amount.optional(),
  openNow: z.boolean().optional(),
  /** `name`: featured ones first. */
  order: marketOrder.default('name'),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(48).default(12),
})
export type SearchMarketInput = z.infer<typeof searchMarketInput>

const count = z.int()

export const marketEntry = organization
  .pick({
    slug: true,
    name: true,
    industry: true,
    description: true,
    address: true,
    city: true,
    country: true,
    timeZone: true,
    currency: true,
    locale: true,
    accentColor: true,
    logo: true,
    cover: true,
    isFeatured: true,
  })
  .extend({
    listedSince: instant,
    /** Of what can be booked online. */
    price: z.object({ min: money, max: money }).optional(),
    /** The first three, by name. */
    services: z.array(z.string()),
    serviceCount: count,
    professionalCount: count,
    isOpenNow: z.boolean(),
  })
export type MarketEntry = z.infer<typeof marketEntry>

/** A page may be short, even empty, and still have a cursor: then there is more to look through. */
export const marketPage = z.object({ items: z.array(marketEntry), cursor: z.string().optional() })
export type MarketPage = z.infer<typeof marketPage>

export const marketOrganization = z.object({
  organization: publicOrganization,
  isFeatured: z.boolean(),
  isOpenNow: z.boolean(),
  openingHours: weeklyHours,
  price: z.object({ min: money, max: money }).optional(),
  services: catalogue.shape.services,
  professionals: catalogue.shape.professionals,
  /** The three dearest. */
  featuredServices: z.array(publicService),
})
export type MarketOrganization = z.infer<typeof marketOrganization>

export const marketStatsInput = z.object({ country })
export type MarketStatsInput = z.infer<typeof marketStatsInput>

export const marketStats = z.object({
  organizations: count,
  services: count,
  professionals: count,
  /** Those that have any, most first. */
  industries: z.array(z.object({ industry, organizations: count })),
  /** The ten with most. */
  cities: z.array(z.object({ city: z.string(), organizations: count })),
  /** The three newest. */
  latest: z.array(marketEntry),
})
export type MarketStats = z.infer<typeof marketStats>
