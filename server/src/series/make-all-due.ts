import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Series } from '@reservaplus/shared/series/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext, RequestContext } from '../app-context'
import { shards } from '../db/keys'
import { makeDue, postpone } from './make-next'
import { findDueSeries } from './repository'

type Run = { request: RequestContext; isTimeLeft: () => boolean }

/** The product itself, with nobody's rights but for what somebody with rights has ordered: the series. */
const contextOf = (request: RequestContext, { organizationId }: Series): AppContext => ({
  ...request,
  organizationId,
  actor: { kind: 'system', id: request.correlationId },
})

/** Closed or being moved: its time comes when it is open again. */
const waits = (error: unknown) =>
  error instanceof AppError && (error.code === 'ORGANIZATION_MOVING' || error.code === 'FORBIDDEN')

/** Somebody else was at work on it, or something is slow: the next run is soon enough. */
const passes = (error: unknown) => error instanceof AppError && (error.code === 'BUSY' || error.code === 'UNAVAILABLE')

type OnFailure = (series: Series, error: unknown) => void

/**
 * A date is made half a year ahead: a day later harms nobody, and a series that cannot go on at all is told of once a day
 * instead of at each run.
 */
const setAside = async (ctx: AppContext, series: Series, error: unknown, onFailure: OnFailure): Promise<void> => {
  if (waits(error)) return
  onFailure(series, error)
  if (!passes(error)) await postpone(ctx, series.id).catch((unwritten: unknown) => onFailure(series, unwritten))
}

/** Whatever is due in any organization, found by when it is due. One that fails does not keep the others waiting. */
export const makeAllDue = async (
  { request, isTimeLeft }: Run,
  onFailure: OnFailure,
): Promise<{ series: number; dates: number }> => {
  const total = { series: 0, dates: 0 }
  for (const shard of shards) {
    const due = await findDueSeries(shard, instantOf(request.clock.now()))
    for (const each of due) {
      if (!isTimeLeft()) return total
      const ctx = contextOf(request, each)
      try {
        total.dates += await makeDue(ctx, each.id, isTimeLeft)
        total.series += 1
      } catch (error) {
        await setAside(ctx, each, error, onFailure)
      }
    }
  }

  return total
}
