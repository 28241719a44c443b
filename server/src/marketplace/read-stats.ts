import { type MarketStats, type MarketStatsInput, searchMarketInput } from '@reservaplus/shared/marketplace/schema'
import { industry } from '@reservaplus/shared/organizations/schema'
import type { RequestContext } from '../app-context'
import type { MarketCount } from './count-entity'
import { findCounts } from './repository'
import { searchOrganizations } from './search-organizations'

const shownCities = 10
const shownLatest = 3

const most = (a: { organizations: number; name: string }, b: { organizations: number; name: string }) =>
  b.organizations - a.organizations || (a.name < b.name ? -1 : 1)

const ranked = (counts: readonly MarketCount[], prefix: string) =>
  counts
    .filter(({ counted, count }) => counted.startsWith(prefix) && count > 0)
    .map(({ counted, count, label }) => ({
      key: counted.slice(prefix.length),
      name: label ?? counted.slice(prefix.length),
      organizations: count,
    }))
    .sort(most)

/** E-49: kept as organizations change, never counted when somebody asks. */
export const readStats = async (ctx: RequestContext, { country }: MarketStatsInput): Promise<MarketStats> => {
  const [counts, latest] = await Promise.all([
    findCounts(country),
    searchOrganizations(ctx, searchMarketInput.parse({ country, order: 'newest', limit: shownLatest })),
  ])
  const countOf = (name: string) => counts.find(({ counted }) => counted === name)?.count ?? 0

  return {
    organizations: countOf('organizations'),
    services: countOf('services'),
    professionals: countOf('professionals'),
    industries: ranked(counts, 'industry#').map(({ key, organizations }) => ({
      industry: industry.parse(key),
      organizations,
    })),
    cities: ranked(counts, 'city#')
      .slice(0, shownCities)
      .map(({ name: city, organizations }) => ({ city, organizations })),
    latest: latest.items,
  }
}
