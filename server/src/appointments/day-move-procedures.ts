import { applyDayMovesInput, dayMoveProposals, proposeDayMovesInput } from '@reservaplus/shared/appointments/day-moves'
import { bulkOperation } from '@reservaplus/shared/bulk-operations/schema'
import { restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { applyDayMoves } from './move-day'
import { proposeDayMoves } from './suggest-day-moves'

export const dayMoveProcedures = {
  propose: staffProcedure('appointments:update')
    .meta(restGet('/day-moves', 'Somebody is away: where each of the day’s appointments could go'))
    .input(proposeDayMovesInput)
    .output(dayMoveProposals)
    .query(({ ctx, input }) => proposeDayMoves(ctx, input)),

  apply: staffProcedure('appointments:update')
    .meta(restPost('/day-moves', 'Move or cancel what was chosen, one after the other'))
    .input(applyDayMovesInput)
    .output(bulkOperation)
    .mutation(({ ctx, input }) => applyDayMoves(ctx, input)),
}
