import type { AppError } from '@reservaplus/shared/errors/app-error'
import { type ExecuteTransactWriteInput, execute } from 'dynamodb-toolbox/entity/actions/transactWrite'

import { cancellationReasons, isOutcomeUnknown, isRefusedForNow } from './errors'

/**
 * What the condition of a write is about:
 * `marker`: the event or idempotency item that says this very operation was carried out before;
 * `state`: the versions that the decision was based on; `limit`: a counter that is full.
 */
export type WriteRole = 'marker' | 'state' | 'limit'
type Action = Extract<ExecuteTransactWriteInput[number], { params: unknown }>
export type Write = {
  role: WriteRole
  action: Action
  /** What is answered when this very limit is full; absent: what the operation says. */
  refusal?: () => Promise<AppError>
}

export type TransactionOutcome =
  | 'committed'
  /** This operation's own marker is there: it was carried out by an attempt whose answer got lost. */
  | 'committed-before'
  /** What the decision was based on has changed: read and decide again. */
  | 'changed'
  /** Send the same again: a conflict or throttling, nothing was written. */
  | 'resend'
  /** Send the same again: perhaps it was written, the marker will tell. */
  | 'unknown'
  | 'limit'

export const maximumActions = 40

const conditionFailed = 'ConditionalCheckFailed'
const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])

/** The order matters: our own success comes first, a stale decision before a hurdle that only needs patience. */
export const classify = (roles: readonly WriteRole[], reasons: readonly string[]): TransactionOutcome | undefined => {
  const failed = (role: WriteRole) => roles.some((each, index) => each === role && reasons[index] === conditionFailed)
  if (failed('marker')) return 'committed-before'
  if (failed('state')) return 'changed'
  if (reasons.some((reason) => passing.has(reason))) return 'resend'

  return failed('limit') ? 'limit' : undefined
}

const refusalOf = (writes: readonly Write[], reasons: readonly string[]) =>
  writes.find(({ role }, index) => role === 'limit' && reasons[index] === conditionFailed)?.refusal

const outcomeOf = (error: unknown, roles: readonly WriteRole[], reasons: readonly string[] | undefined) => {
  if (reasons) return classify(roles, reasons)
  if (isRefusedForNow(error)) return 'resend'

  return isOutcomeUnknown(error) ? 'unknown' : undefined
}

/** All or nothing; the only place that sends a transaction. Throws the refusal of the first limit that is full. */
export const transact = async (writes: readonly Write[]): Promise<TransactionOutcome> => {
  if (writes.length > maximumActions) throw new Error(`A transaction of ${writes.length} actions is too large`)

  try {
    await execute(...writes.map(({ action }) => action))
    return 'committed'
  } catch (error) {
    const reasons = cancellationReasons(error)
    const roles = writes.map(({ role }) => role)
    const outcome = outcomeOf(error, roles, reasons)
    if (!outcome) throw error
    const refusal = outcome === 'limit' ? refusalOf(writes, reasons ?? []) : undefined
    if (refusal) throw await refusal()

    return outcome
  }
}
