import { conflictsFound, conflictsInput } from '@reservaplus/shared/availability/conflicts'
import {
  availability,
  monthInput,
  monthOverview,
  staffAvailabilityInput,
} from '@reservaplus/shared/availability/schema'
import { smartAvailability, smartInput } from '@reservaplus/shared/availability/smart'
import { professionalId, serviceId } from '@reservaplus/shared/ids/schema'
import { localDate } from '@reservaplus/shared/time/schema'
import * as z from 'zod'
import { restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { checkConflicts } from './check-conflicts'
import { month } from './read-month'
import { day, days } from './service'
import { suggest } from './suggest'

export const staffProcedures = {
  days: staffProcedure('availability:read')
    .meta(restGet('/availability', 'Free times for the team, at most 31 days'))
    .input(staffAvailabilityInput)
    .output(availability)
    .query(({ ctx, input }) => days(ctx, input)),

  month: staffProcedure('availability:read')
    .meta(restGet('/availability/month', 'Which days of a month have room'))
    .input(monthInput)
    .output(monthOverview)
    .query(({ ctx, input }) => month(ctx, input)),

  conflicts: staffProcedure('availability:read')
    .meta(restPost('/availability/conflicts', 'What stands in the way of a time, and other times'))
    .input(conflictsInput)
    .output(conflictsFound)
    .query(({ ctx, input }) => checkConflicts(ctx, input)),

  day: staffProcedure('availability:read')
    .meta(restGet('/availability/{professionalId}/{date}', 'Free times of one professional on one day'))
    .input(z.object({ professionalId, date: localDate, serviceId }))
    .output(availability)
    .query(({ ctx, input }) => day(ctx, input)),

  smart: staffProcedure('availability:read')
    .meta(restPost('/availability/smart', 'The next free times, the earliest one, or how free some weeks are'))
    .input(smartInput)
    .output(smartAvailability)
    .query(({ ctx, input }) => suggest(ctx, input)),
}
