import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import {
  createWaitlistEntryInput,
  listWaitlistInput,
  offerPlaceInput,
  oneWaitlistEntryInput,
  updateWaitlistEntryInput,
  waitlistEntry,
  waitlistPage,
} from '@reservaplus/shared/waitlist/schema'

import { restCreate, restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { create } from './join'
import { get, list, offer, update, withdraw } from './service'

export const staffProcedures = {
  list: staffProcedure('appointments:update')
    .meta(restGet('/waitlist', 'Who waits for a free time, the longest first'))
    .input(listWaitlistInput)
    .output(waitlistPage)
    .query(async ({ ctx, input }) => {
      const page = await list(ctx, input)

      return { ...page, items: page.items.map(shownTo(ctx)) }
    }),

  get: staffProcedure('appointments:update')
    .meta(restGet('/waitlist/{id}', 'One who waits'))
    .input(oneWaitlistEntryInput.pick({ id: true }))
    .output(waitlistEntry)
    .query(async ({ ctx, input }) => shownTo(ctx)(await get(ctx, input))),

  create: staffProcedure('appointments:create')
    .meta(restCreate('/waitlist', 'Put a client on the waiting list'))
    .input(createWaitlistEntryInput)
    .output(waitlistEntry)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await create(ctx, input))),

  update: staffProcedure('appointments:update')
    .meta(restPut('/waitlist/{id}', 'Other days, hours or hands; what is left out stays'))
    .input(updateWaitlistEntryInput)
    .output(waitlistEntry)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await update(ctx, input))),

  offer: staffProcedure('appointments:update')
    .meta(restPost('/waitlist/{id}/offer', 'Offer a free time out of turn; it is kept for them an hour'))
    .input(offerPlaceInput)
    .output(waitlistEntry)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await offer(ctx, input))),

  withdraw: staffProcedure('appointments:update')
    .meta(restPost('/waitlist/{id}/withdraw', 'Take somebody off the list'))
    .input(oneWaitlistEntryInput)
    .output(waitlistEntry)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await withdraw(ctx, input))),
}
