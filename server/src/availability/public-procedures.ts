import {
  availability,
  catalogue,
  monthOverview,
  publicAvailabilityInput,
  publicMonthInput,
} from '@reservaplus/shared/availability/schema'
import { restGet } from '../trpc/meta'
import { publicProcedure } from '../trpc/procedures'
import { publicMonth } from './read-month'
import { publicDays, catalogue as readCatalogue } from './service'

export const publicProcedures = {
  catalogue: publicProcedure
    .meta(restGet('/public/organizations/{slug}/catalogue', 'Services and professionals that can be booked online'))
    .output(catalogue)
    .query(({ ctx, input }) => readCatalogue(ctx, input)),

  publicDays: publicProcedure
    .meta(restGet('/public/organizations/{slug}/availability', 'Free times, at most 31 days'))
    .input(publicAvailabilityInput)
    .output(availability)
    .query(({ ctx, input }) => publicDays(ctx, input)),

  publicMonth: publicProcedure
    .meta(restGet('/public/organizations/{slug}/availability/month', 'Which days of a month have room'))
    .input(publicMonthInput)
    .output(monthOverview)
    .query(({ ctx, input }) => publicMonth(ctx, input)),
}
