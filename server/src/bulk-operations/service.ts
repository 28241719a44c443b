import {
  type BulkOperation,
  bulkResult,
  type ListBulkOperationsInput,
  type ListBulkResultsInput,
  type OneBulkOperationInput,
} from '@reservaplus/shared/bulk-operations/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Permission } from '@reservaplus/shared/permissions/can'
import { reachesOnlyOwn } from '@reservaplus/shared/permissions/reaches'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext } from '../app-context'
import { commitUpdate } from '../db/update'
import { endedOperation } from './end-operation'
import type { StoredBulkOperation } from './entity'
import { bulkOperationReplacement, findBulkOperation, findBulkOperations } from './repository'
import { findBulkResults } from './result-repository'
import { shownOperation } from './start-operation'

/** One's own are those one has started; another's answers as if it were not there. */
const findVisible = async (
  ctx: AppContext,
  permission: Permission,
  { id }: OneBulkOperationInput,
): Promise<StoredBulkOperation> => {
  const found = await findBulkOperation(ctx.organizationId, id)
  const isHidden = reachesOnlyOwn(ctx, permission) && found?.createdBy.id !== ctx.actor.id
  if (!found || isHidden) throw new AppError('NOT_FOUND', 'There is no such operation')

  return found
}

export const get = async (ctx: AppContext, input: OneBulkOperationInput): Promise<BulkOperation> =>
  shownOperation(await findVisible(ctx, 'bulk-operations:read', input))

export const list = async (ctx: AppContext, input: ListBulkOperationsInput) => {
  const createdBy = reachesOnlyOwn(ctx, 'bulk-operations:read') ? ctx.actor.id : undefined
  const { items, cursor } = await findBulkOperations(ctx.organizationId, { ...input, createdBy })

  return { items: items.map(shownOperation), ...(cursor !== undefined && { cursor }) }
}

/** Of the steps that failed or had something to say. */
export const results = async (ctx: AppContext, { id, ...page }: ListBulkResultsInput) => {
  const { organizationId } = await findVisible(ctx, 'bulk-operations:read', { id })
  const { items, cursor } = await findBulkResults(organizationId, { ...page, operationId: id })

  return { items: items.map((each) => bulkResult.parse(each)), ...(cursor !== undefined && { cursor }) }
}

// Half of it would leave behind what no list shows: whoever regrets it undoes the merge.
const carriedThrough: ReadonlySet<StoredBulkOperation['kind']> = new Set(['client-merge', 'client-parting'])

const cancelled = (current: StoredBulkOperation, ctx: AppContext): StoredBulkOperation => {
  if (current.status !== 'running') return current
  if (carriedThrough.has(current.kind)) throw new AppError('CONFLICT', 'This is carried through to its end')

  return endedOperation(current, { status: 'cancelled', at: instantOf(ctx.clock.now()) })
}

/** What is done stays done; the step that is being made is the last. One that has ended stays as it is. */
export const cancel = async (ctx: AppContext, { id }: OneBulkOperationInput): Promise<BulkOperation> =>
  shownOperation(
    await commitUpdate<StoredBulkOperation>(ctx, {
      kind: 'bulk-operation',
      read: () => findVisible(ctx, 'bulk-operations:write', { id }),
      change: (current) => cancelled(current, ctx),
      writes: (next, current) => [bulkOperationReplacement(next, current)],
    }),
  )
