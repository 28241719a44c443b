import { availability } from '@reservaplus/shared/availability/schema'
import { smartAvailability } from '@reservaplus/shared/availability/smart'
import { visitId } from '@reservaplus/shared/ids/schema'
import {
  cancelVisitInput,
  createVisitInput,
  rescheduleVisitInput,
  visitDaysInput,
  visitSmartInput,
  visitWithLines,
} from '@reservaplus/shared/visits/schema'
import * as z from 'zod'
import { restCreate, restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { cancel, confirm } from './change'
import { create } from './create'
import { get } from './read'
import { reschedule } from './reschedule'
import { days, smart } from './service'

export const staffProcedures = {
  days: staffProcedure('availability:read')
    .meta(restPost('/visits/availability', 'Free times for several services in one go, at most 31 days'))
    .input(visitDaysInput)
    .output(availability)
    .query(({ ctx, input }) => days(ctx, input)),

  smart: staffProcedure('availability:read')
    .meta(
      restPost('/visits/availability/smart', 'When several services have room in one go, or how free some weeks are'),
    )
    .input(visitSmartInput)
    .output(smartAvailability)
    .query(({ ctx, input }) => smart(ctx, input)),

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

  reschedule: staffProcedure('appointments:update')
    .meta(restPost('/visits/{id}/reschedule', 'Move all of a visit'))
    .input(rescheduleVisitInput)
    .output(visitWithLines)
    .mutation(({ ctx, input }) => reschedule(ctx, input)),

  confirm: staffProcedure('appointments:update')
    .meta(restPost('/visits/{id}/confirm', 'Confirm all of a visit'))
    .input(z.object({ id: visitId }))
    .output(visitWithLines)
    .mutation(({ ctx, input }) => confirm(ctx, input)),

  cancel: staffProcedure('appointments:update')
    .meta(restPost('/visits/{id}/cancel', 'Cancel all of a visit'))
    .input(cancelVisitInput)
    .output(visitWithLines)
    .mutation(({ ctx, input }) => cancel(ctx, input)),
}
