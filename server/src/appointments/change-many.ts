import type { ChangeStatusesInput } from '@reservaplus/shared/appointments/desk'
import type { BulkOperation } from '@reservaplus/shared/bulk-operations/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'

import type { AppContext } from '../app-context'
import { startBulkOperation } from '../bulk-operations/start-operation'
import { narrowToOwn } from '../users/check-scope'
import { countReferences } from './reference-repository'

/** Each as if it were asked for by itself; whatever may not be changed so is told in the results. */
export const changeStatuses = async (
  ctx: AppContext,
  { ids, idempotencyKey, ...change }: ChangeStatusesInput,
): Promise<BulkOperation> => {
  narrowToOwn(ctx, 'appointments:update', undefined)
  const distinct = [...new Set(ids)]
  if ((await countReferences(ctx.organizationId, distinct)) < distinct.length) {
    throw new AppError('NOT_FOUND', 'One of these appointments is not there')
  }

  return startBulkOperation(ctx, {
    kind: 'status-change',
    input: { ...change, ids: distinct },
    total: distinct.length,
    idempotencyKey,
  })
}
