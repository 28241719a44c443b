import {
  marketOrganization,
  marketPage,
  marketStats,
  marketStatsInput,
  searchMarketInput,
} from '@reservaplus/shared/marketplace/schema'
import { restGet } from '../trpc/meta'
import { openProcedure, publicProcedure } from '../trpc/procedures'
import { readOrganization } from './read-organization'
import { readStats } from './read-stats'
import { searchOrganizations } from './search-organizations'

export const publicProcedures = {
  search: openProcedure
    .meta(restGet('/public/marketplace', 'Organizations of a country that take clients online, featured ones first'))
    .input(searchMarketInput)
    .output(marketPage)
    .query(({ ctx, input }) => searchOrganizations(ctx, input)),

  stats: openProcedure
    .meta(restGet('/public/marketplace/stats', 'How many there are, of what and where'))
    .input(marketStatsInput)
    .output(marketStats)
    .query(({ ctx, input }) => readStats(ctx, input)),

  get: publicProcedure
    .meta(restGet('/public/marketplace/{slug}', 'One of them, with hours, services and professionals'))
    .output(marketOrganization)
    .query(({ ctx, input }) => readOrganization(ctx, input)),
}
