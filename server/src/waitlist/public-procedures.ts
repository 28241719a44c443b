import { ownAppointment } from '@reservaplus/shared/appointments/schema'
import {
  answerOfferInput,
  joinedWaitlist,
  joinWaitlistInput,
  ownWaitlistEntry,
} from '@reservaplus/shared/waitlist/schema'

import { guestAllowances } from '../rate-limits/allowances'
import { spendTokens } from '../rate-limits/spend-tokens'
import { restCreate, restGet, restPost } from '../trpc/meta'
import { limitedProcedure, limitedWaitlistProcedure, waitlistProcedure } from '../trpc/procedures'
import { publicJoin } from './join'
import { manageAccept, manageDecline, manageEntry, manageWithdraw } from './manage'

export const publicProcedures = {
  join: limitedProcedure
    .meta(restCreate('/public/organizations/{slug}/waitlist', 'Wait for a time that becomes free'))
    .input(joinWaitlistInput)
    .output(joinedWaitlist)
    .mutation(({ ctx, input }) =>
      spendTokens(guestAllowances(input, ctx), ctx.clock.now(), () => publicJoin(ctx, input)),
    ),

  manageEntry: waitlistProcedure
    .meta(restGet('/public/waitlist/{token}', 'What somebody waits for, and what is offered to them'))
    .output(ownWaitlistEntry)
    .query(({ ctx, input }) => manageEntry(ctx, input)),

  manageAccept: limitedWaitlistProcedure
    .meta(restPost('/public/waitlist/{token}/accept', 'Take the time that is offered'))
    .input(answerOfferInput)
    .output(ownAppointment)
    .mutation(({ ctx, input }) => manageAccept(ctx, input)),

  manageDecline: limitedWaitlistProcedure
    .meta(restPost('/public/waitlist/{token}/decline', 'Not this time: wait for another'))
    .input(answerOfferInput)
    .output(ownWaitlistEntry)
    .mutation(({ ctx, input }) => manageDecline(ctx, input)),

  manageWithdraw: limitedWaitlistProcedure
    .meta(restPost('/public/waitlist/{token}/withdraw', 'Wait no longer'))
    .output(ownWaitlistEntry)
    .mutation(({ ctx, input }) => manageWithdraw(ctx, input)),
}
