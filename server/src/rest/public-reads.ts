import { marketStatsInput, searchMarketInput } from '@reservaplus/shared/marketplace/schema'
import type * as z from 'zod'

export type PublicRead = {
  procedure: string
  /** Names of the address and of the input, in the only order that is accepted. */
  parameters: readonly (readonly [string, string])[]
  /** As many of them as somebody asks for, and what kind of value each is; absent: all are given, and are texts. */
  optional?: Readonly<Record<string, z.ZodType>>
  cacheControl: string
}

const keptAMinute = 'public, max-age=0, s-maxage=60, stale-while-revalidate=300'

/** `/pub/{slug}/…` */
export const organizationReads: Readonly<Record<string, PublicRead>> = {
  catalogue: { procedure: 'availability.catalogue', parameters: [], cacheControl: keptAMinute },
  profile: { procedure: 'marketplace.get', parameters: [], cacheControl: keptAMinute },
  // What was free five seconds ago is a fair offer: the booking itself decides again.
  availability: {
    procedure: 'availability.publicDays',
    parameters: [
      ['service', 'serviceId'],
      ['professional', 'professionalId'],
      ['from', 'from'],
      ['to', 'to'],
    ],
    cacheControl: 'public, max-age=0, s-maxage=5, stale-while-revalidate=10',
  },
}

const named = (...names: string[]) => names.map((name) => [name, name] as const)

/** `/pub/marketplace/…`: no organization's address. */
export const marketReads: Readonly<Record<string, PublicRead>> = {
  organizations: {
    procedure: 'marketplace.search',
    parameters: named(
      ...['country', 'search', 'industry', 'city', 'minPrice', 'maxPrice', 'openNow', 'order', 'limit', 'cursor'],
    ),
    optional: searchMarketInput.shape,
    cacheControl: keptAMinute,
  },
  stats: {
    procedure: 'marketplace.stats',
    parameters: named('country'),
    optional: marketStatsInput.shape,
    cacheControl: keptAMinute,
  },
}
