import { reassignInput, reassignment } from '@reservaplus/shared/professionals/inputs'
import { restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { reassign } from './move-ahead'

/** A noun of its own among the day's: it moves appointments, with all that this takes, which the office does without. */
export const handoverProcedures = {
  reassign: staffProcedure('professionals:write')
    .meta(restPost('/professionals/{id}/reassign', 'Give appointments ahead to somebody else, at their own times'))
    .input(reassignInput)
    .output(reassignment)
    .mutation(({ ctx, input }) => reassign(ctx, input)),
}
