import { visitId } from '@reservaplus/shared/ids/schema'
import { createVisitInput, visitWithLines } from '@reservaplus/shared/visits/schema'
import * as z from 'zod'
import { restCreate, restGet } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { create } from './create'
import { get } from './read'

export const staffProcedures = {
  create: staffProcedure('appointments:create')
    .meta(restCreate('/visits', 'Book several services in one go'))
    .input(createVisitInput)
    .output(visitWithLines)
    .mutation(({ ctx, input }) => create(ctx, input)),

  get: staffProcedure('appointments:read')
    .meta(restGet('/visits/{id}', 'A visit with its appointments'))
    .input(z.object({ id: visitId }))
    .output(visitWithLines)
    .query(({ ctx, input }) => get(ctx, input)),
}
