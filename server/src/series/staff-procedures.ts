import { seriesId } from '@reservaplus/shared/ids/schema'
import {
  cancelSeriesInput,
  changedSeries,
  createSeriesInput,
  listSeriesInput,
  previewSeriesInput,
  seriesPage,
  seriesPreview,
  seriesWithAppointments,
  updateSeriesInput,
} from '@reservaplus/shared/series/schema'
import * as z from 'zod'

import { restCreate, restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { cancel, update } from './change-series'
import { preview } from './preview'
import { create, get, list } from './service'

export const staffProcedures = {
  list: staffProcedure('appointments:read')
    .meta(restGet('/series', 'Appointments that come again and again, newest first'))
    .input(listSeriesInput)
    .output(seriesPage)
    .query(({ ctx, input }) => list(ctx, input)),

  get: staffProcedure('appointments:read')
    .meta(restGet('/series/{id}', 'One series, with its appointments ahead and the dates that found no time'))
    .input(z.object({ id: seriesId }))
    .output(seriesWithAppointments)
    .query(({ ctx, input }) => get(ctx, input)),

  preview: staffProcedure('appointments:create')
    .meta(restPost('/series/preview', 'Which dates a rule has, and what would be free where it is not'))
    .input(previewSeriesInput)
    .output(seriesPreview)
    .query(({ ctx, input }) => preview(ctx, input)),

  create: staffProcedure('appointments:create')
    .meta(restCreate('/series', 'Book again and again'))
    .input(createSeriesInput)
    .output(seriesWithAppointments)
    .mutation(({ ctx, input }) => create(ctx, input)),

  update: staffProcedure('appointments:update')
    .meta(restPut('/series/{id}', 'Another hour, professional or rule, from a date on; what is left out stays'))
    .input(updateSeriesInput)
    .output(changedSeries)
    .mutation(({ ctx, input }) => update(ctx, input)),

  cancel: staffProcedure('appointments:update')
    .meta(restPost('/series/{id}/cancel', 'Cancel what lies ahead, from a date on'))
    .input(cancelSeriesInput)
    .output(changedSeries)
    .mutation(({ ctx, input }) => cancel(ctx, input)),
}
