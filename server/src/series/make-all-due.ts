import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Series } from '@reservaplus/shared/series/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext, RequestContext } from '../app-context'
import { shards } from '../db/keys'
import { makeDue } from './make-next'
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

/** Whatever is due in any organization, found by when it is due. One that fails does not keep the others waiting. */
export const makeAllDue = async (
  { request, isTimeLeft }: Run,
  onFailure: (series: Series, error: unknown) => void,
): Promise<{ series: number; dates: number }> => {
  const total = { series: 0, dates: 0 }
  for (const shard of shards) {
    const due = await findDueSeries(shard, instantOf(request.clock.now()))
    for (const each of due) {
      if (!isTimeLeft()) return total
      try {
        total.dates += await makeDue(contextOf(request, each), each.id, isTimeLeft)
        total.series += 1
      } catch (error) {
        if (!waits(error)) onFailure(each, error)
      }
    }
  }

  return total
}
