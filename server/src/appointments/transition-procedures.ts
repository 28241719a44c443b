import { changeStatusesInput, takeBackInput } from '@reservaplus/shared/appointments/desk'
import { appointment, cancelInput, transitionInput } from '@reservaplus/shared/appointments/schema'
import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import { bulkOperation } from '@reservaplus/shared/bulk-operations/schema'
import { restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { cancel, checkIn, complete, confirm, noShow, start } from './change'
import { changeStatuses } from './change-many'
import { restore, undo } from './undo-transition'

export const transitionProcedures = {
  cancel: staffProcedure('appointments:update')
    .meta(restPost('/appointments/{id}/cancel', 'Cancel'))
    .input(cancelInput)
    .output(appointment)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await cancel(ctx, input))),

  confirm: staffProcedure('appointments:update')
    .meta(restPost('/appointments/{id}/confirm', 'Confirm'))
    .input(transitionInput)
    .output(appointment)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await confirm(ctx, input))),

  checkIn: staffProcedure('appointments:update')
    .meta(restPost('/appointments/{id}/check-in', 'The client has arrived'))
    .input(transitionInput)
    .output(appointment)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await checkIn(ctx, input))),

  start: staffProcedure('appointments:update')
    .meta(restPost('/appointments/{id}/start', 'Begin the service'))
    .input(transitionInput)
    .output(appointment)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await start(ctx, input))),

  complete: staffProcedure('appointments:update')
    .meta(restPost('/appointments/{id}/complete', 'The service is done'))
    .input(transitionInput)
    .output(appointment)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await complete(ctx, input))),

  noShow: staffProcedure('appointments:update')
    .meta(restPost('/appointments/{id}/no-show', 'The client did not come'))
    .input(transitionInput)
    .output(appointment)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await noShow(ctx, input))),

  undo: staffProcedure('appointments:update')
    .meta(restPost('/appointments/{id}/undo', 'Take the last change of status back, within ten minutes'))
    .input(takeBackInput)
    .output(appointment)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await undo(ctx, input))),

  restore: staffProcedure('appointments:update')
    .meta(restPost('/appointments/{id}/restore', 'Let what was cancelled stand again, if its time is free'))
    .input(takeBackInput)
    .output(appointment)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await restore(ctx, input))),

  changeStatuses: staffProcedure('appointments:update')
    .meta(restPost('/appointments/change-statuses', 'The same for up to 200 of them'))
    .input(changeStatusesInput)
    .output(bulkOperation)
    .mutation(({ ctx, input }) => changeStatuses(ctx, input)),
}
