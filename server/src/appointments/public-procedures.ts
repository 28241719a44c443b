import { hold, holdInput, releaseHoldInput } from '@reservaplus/shared/appointments/holds'
import { bookedByClient, publicBookInput } from '@reservaplus/shared/appointments/schema'
import * as z from 'zod'
import { guestAllowances } from '../rate-limits/allowances'
import { spendTokens } from '../rate-limits/spend-tokens'
import { restCreate, restPost } from '../trpc/meta'
import { limitedProcedure } from '../trpc/procedures'
import { publicBook } from './book'
import { releaseHold, hold as takeHold } from './hold'
import { manageProcedures } from './manage-procedures'

export const publicProcedures = {
  hold: limitedProcedure
    .meta(restCreate('/public/holds', 'Keep a time for ten minutes'))
    .input(holdInput)
    .output(hold)
    .mutation(({ ctx, input }) => takeHold(ctx, input)),

  releaseHold: limitedProcedure
    .meta(restPost('/public/holds/release', 'Give a held time back'))
    .input(releaseHoldInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => releaseHold(ctx, input)),

  publicBook: limitedProcedure
    .meta(restCreate('/public/booking', 'Book as a guest'))
    .input(publicBookInput)
    .output(bookedByClient)
    .mutation(({ ctx, input }) =>
      spendTokens(
        guestAllowances(input, ctx),
        ctx.clock.now(),
        () => publicBook(ctx, input),
        ({ isRepeat }) => isRepeat,
      ),
    ),

  ...manageProcedures,
}
