import type { ApplyDayMovesInput } from '@reservaplus/shared/appointments/day-moves'
import type { BulkOperation } from '@reservaplus/shared/bulk-operations/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'

import type { AppContext } from '../app-context'
import { startBulkOperation } from '../bulk-operations/start-operation'
import { narrowToOwn } from '../users/check-scope'
import { assertKnown } from './read'
import { countReferences } from './reference-repository'

/** What was chosen for each of the day, one after the other; whoever's place is gone by then stays, and is told. */
export const applyDayMoves = async (
  ctx: AppContext,
  { idempotencyKey, ...input }: ApplyDayMovesInput,
): Promise<BulkOperation> => {
  const { organizationId } = ctx
  narrowToOwn(ctx, 'appointments:update', input.professionalId)
  const ids = [...new Set(input.moves.map(({ id }) => id))]
  const targets = input.moves.flatMap((move) => ('start' in move ? move.professionalId : []))
  const [count] = await Promise.all([
    countReferences(organizationId, ids),
    ...[...new Set([input.professionalId, ...targets])].map((professionalId) =>
      assertKnown(organizationId, { professionalId }),
    ),
  ])
  if (count < ids.length) throw new AppError('NOT_FOUND', 'One of these appointments is not there')
  if (ids.length < input.moves.length) {
    const message = 'Each appointment once'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['moves'], message }] })
  }

  return startBulkOperation(ctx, { kind: 'day-move', input, total: ids.length, idempotencyKey })
}
