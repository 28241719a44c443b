import { createFeedInput, feed, newFeed, oneFeedInput } from '@reservaplus/shared/feeds/schema'
import * as z from 'zod'

import { listOf } from '../trpc/list-of'
import { restCreate, restDelete, restGet } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { create, list, revoke } from './service'

export const staffProcedures = {
  list: staffProcedure('appointments:read')
    .meta(restGet('/feeds', 'Calendars that other programs read, newest first'))
    .output(listOf(feed))
    .query(async ({ ctx }) => ({ items: await list(ctx) })),

  create: staffProcedure('appointments:read')
    .meta(restCreate('/feeds', 'Open a calendar for other programs; its address is shown this once'))
    .input(createFeedInput)
    .output(newFeed)
    .mutation(({ ctx, input }) => create(ctx, input)),

  revoke: staffProcedure('appointments:read')
    .meta(restDelete('/feeds/{id}', 'Close it: its address opens nothing any more'))
    .input(oneFeedInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => revoke(ctx, input)),
}
