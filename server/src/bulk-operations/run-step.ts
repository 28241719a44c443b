import type { BulkResult } from '@reservaplus/shared/bulk-operations/schema'
import { AppError, type AppErrorCode } from '@reservaplus/shared/errors/app-error'
import { idempotencyKey } from '@reservaplus/shared/idempotency/schema'

import type { AppContext } from '../app-context'
import type { StoredBulkOperation } from './entity'

/** What a step has to say besides that it is done; nothing, mostly. */
export type StepReport = Pick<BulkResult, 'subjectId' | 'message'> | undefined

export type Step = {
  /**
   * One guarded transaction, which knows by `stepKey` that it was carried out before: it may be called again for the same
   * index. An AppError is this step's failure, and the next one's turn comes.
   */
  run: (ctx: AppContext, operation: StoredBulkOperation, index: number) => Promise<StepReport>
  /** Steps whose progress is written down together, where each is short and making it again changes nothing; absent: one. */
  writtenAtOnce?: number
  /** What the step is about, for whoever reads that it failed. */
  subjectOf?: (operation: StoredBulkOperation, index: number) => string | undefined
}

/** The same whenever this step is made: the caller's key of what it does. */
export const stepKey = ({ id }: Pick<StoredBulkOperation, 'id'>, index: number): string =>
  idempotencyKey.parse(`bulk-${id}-${index}`)

/** Not now is no failure: the step is made again later. */
const passing: ReadonlySet<AppErrorCode> = new Set([
  'BUSY',
  'UNAVAILABLE',
  'ORGANIZATION_MOVING',
  'TOO_MANY_REQUESTS',
  'INTERNAL',
])

/** What fails for good, so that trying again is of no use; whatever else is thrown may pass. */
export const isLasting = (error: unknown): error is AppError => error instanceof AppError && !passing.has(error.code)

/** After so many leases in which nothing got done it is this step that does not work, and the others have waited enough. */
export const mostStalls = 5

type Attempt = { ctx: AppContext; operation: StoredBulkOperation; step: Step }

/** What is to be written down of it; undefined: done, and nothing to say. Throws when it shall be made again later. */
export const runStep = async ({ ctx, operation, step }: Attempt): Promise<BulkResult | undefined> => {
  const index = operation.done
  const subjectId = step.subjectOf?.(operation, index)
  const about = { index, ...(subjectId !== undefined && { subjectId }) }
  if (operation.stalls > mostStalls) return { ...about, outcome: 'failed', code: 'INTERNAL' }

  try {
    const report = await step.run(ctx, operation, index)

    return report && { ...about, ...report, outcome: 'done' }
  } catch (error) {
    if (!isLasting(error)) throw error

    return { ...about, outcome: 'failed', code: error.code, message: error.message }
  }
}
