import { applyDayMovesInput } from '@reservaplus/shared/appointments/day-moves'

import type { StoredBulkOperation } from '../bulk-operations/entity'
import { type Step, stepKey } from '../bulk-operations/run-step'
import { changeStatusByDesk } from './change'
import { reschedule } from './reschedule'

const read = ({ input }: StoredBulkOperation) => applyDayMovesInput.parse(input)

/** One appointment of a day that cannot be: moved as the salon needs it, or cancelled. */
export const dayMoveStep: Step = {
  subjectOf: (operation, index) => read(operation).moves[index]?.id,
  run: async (ctx, operation, index) => {
    const move = read(operation).moves[index]
    const idempotencyKey = stepKey(operation, index)
    if (!move) return undefined

    if ('start' in move) await reschedule(ctx, { ...move, bySalon: true, idempotencyKey })
    else
      await changeStatusByDesk(ctx, {
        id: move.id,
        version: move.version,
        to: 'cancelled',
        reason: move.reason,
        idempotencyKey,
      })

    return undefined
  },
}
