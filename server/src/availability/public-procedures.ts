import { availability, catalogue, publicAvailabilityInput } from '@reservaplus/shared/availability/schema'
import { restGet } from '../trpc/meta'
import { publicProcedure } from '../trpc/procedures'
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
}
