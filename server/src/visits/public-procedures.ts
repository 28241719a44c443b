import { availability } from '@reservaplus/shared/availability/schema'
import { bookedVisit, publicBookVisitInput, publicVisitDaysInput } from '@reservaplus/shared/visits/schema'
import { guestAllowances } from '../rate-limits/allowances'
import { spendTokens } from '../rate-limits/spend-tokens'
import { restCreate, restPost } from '../trpc/meta'
import { limitedProcedure, publicProcedure } from '../trpc/procedures'
import { publicBook } from './book'
import { publicDays } from './service'

export const publicProcedures = {
  publicDays: publicProcedure
    .meta(restPost('/public/organizations/{slug}/visits/availability', 'Free times for several services in one go'))
    .input(publicVisitDaysInput)
    .output(availability)
    .query(({ ctx, input }) => publicDays(ctx, input)),

  publicBook: limitedProcedure
    .meta(restCreate('/public/visits', 'Book several services in one go as a guest'))
    .input(publicBookVisitInput)
    .output(bookedVisit)
    .mutation(({ ctx, input }) =>
      spendTokens(
        guestAllowances(input, ctx).map((each) => ({ ...each, tokens: input.lines.length })),
        ctx.clock.now(),
        () => publicBook(ctx, input),
        ({ isRepeat }) => isRepeat,
      ),
    ),
}
