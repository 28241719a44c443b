import {
  availability,
  availabilityInput,
  catalogue,
  publicAvailabilityInput,
} from '@reservaplus/shared/availability/schema'
import { professionalId, serviceId } from '@reservaplus/shared/ids/schema'
import { localDate } from '@reservaplus/shared/time/schema'
import * as z from 'zod'
import { router } from '../trpc/initialize'
import { restGet } from '../trpc/meta'
import { publicProcedure, staffProcedure } from '../trpc/procedures'
import { day, days, publicDays, catalogue as readCatalogue } from './service'

export const availabilityRouter = router({
  catalogue: publicProcedure
    .meta(restGet('/public/organizations/{slug}/catalogue', 'Services and professionals that can be booked online'))
    .output(catalogue)
    .query(({ ctx, input }) => readCatalogue(ctx, input)),

  publicDays: publicProcedure
    .meta(restGet('/public/organizations/{slug}/availability', 'Free times, at most 31 days'))
    .input(publicAvailabilityInput)
    .output(availability)
    .query(({ ctx, input }) => publicDays(ctx, input)),

  days: staffProcedure('availability:read')
    .meta(restGet('/availability', 'Free times for the team, at most 31 days'))
    .input(availabilityInput)
    .output(availability)
    .query(({ ctx, input }) => days(ctx, input)),

  day: staffProcedure('availability:read')
    .meta(restGet('/availability/{professionalId}/{date}', 'Free times of one professional on one day'))
    .input(z.object({ professionalId, date: localDate, serviceId }))
    .output(availability)
    .query(({ ctx, input }) => day(ctx, input)),
})
