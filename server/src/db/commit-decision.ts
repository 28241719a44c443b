import { AppError } from '@reservaplus/shared/errors/app-error'

import type { RequestContext } from '../app-context'
import { isOverdue } from '../config/deadline'
import { isTransient } from './errors'
import { attemptLimit, pause, timeLimit } from './retry'
import { type TransactionOutcome, transact, type Write } from './transact'

/** What shall be written, and what is answered once it is. No writes: it is so already. */
export type Decision<Result> = { writes: readonly Write[]; result: Result }

export type Operation<Result> = {
  /** Gathers with strong reads and decides; called anew whenever what it was based on has changed. */
  decide: () => Promise<Decision<Result>>
  /** The answer of this very operation, when an earlier attempt or an earlier call carried it out. */
  recover: () => Promise<Result | undefined>
  /** Whether an earlier call with the same key may exist, whose success makes a new decision look refused. */
  isRepeatable: boolean
  /** What is answered when a `limit` condition fails that has no refusal of its own. */
  onLimit?: AppError | undefined
}

const busy = () => new AppError('BUSY', 'Too many want this at once', { retryAfterSeconds: 2 })
const unavailable = () => new AppError('UNAVAILABLE', 'The data cannot be reached now', { retryAfterSeconds: 2 })

type Attempt<Result> = { outcome: TransactionOutcome; decision: Decision<Result> } | { failure: unknown }

/**
 * The one guarded write: gather, decide, one transaction under the versions that the decision was based on. A lost race
 * decides again on fresh data; up to twelve attempts within three seconds.
 */
export const commitDecision = async <Result>(
  ctx: Pick<RequestContext, 'clock'>,
  operation: Operation<Result>,
): Promise<Result> => {
  const startedAt = ctx.clock.now().getTime()
  let decision: Decision<Result> | undefined
  let inDoubt = false
  let unreachable = false

  const attempt = async (): Promise<Attempt<Result>> => {
    try {
      decision ??= await operation.decide()
      if (decision.writes.length === 0) return { outcome: 'committed', decision }

      return { outcome: await transact(decision.writes), decision }
    } catch (failure) {
      return { failure }
    }
  }

  const recover = () =>
    operation.recover().catch((error: unknown) => {
      throw isTransient(error) ? unavailable() : error
    })

  // A refusal may be the echo of our own success: of an attempt whose answer was lost, or of an earlier call.
  const refuse = async (failure: unknown): Promise<Result> => {
    const done = inDoubt || operation.isRepeatable ? await recover() : undefined
    if (done !== undefined) return done

    throw failure
  }

  for (let count = 1; count <= attemptLimit; count++) {
    if (count > 1) await pause(ctx.clock, count)
    if (isOverdue() || ctx.clock.now().getTime() - startedAt > timeLimit) break

    const tried = await attempt()
    if ('failure' in tried) {
      if (!isTransient(tried.failure)) return refuse(tried.failure)
      unreachable = true
      continue
    }
    unreachable = false
    switch (tried.outcome) {
      case 'committed':
        return tried.decision.result
      case 'committed-before':
        inDoubt = true
        return refuse(busy())
      case 'changed':
        decision = undefined
        break
      case 'limit':
        return refuse(operation.onLimit ?? new Error('A limit is full that nobody has words for'))
      case 'unknown':
        inDoubt = true
        break
      case 'resend':
        break
    }
  }

  return refuse(unreachable ? unavailable() : busy())
}
