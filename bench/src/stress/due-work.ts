import type { RequestContext } from '@reservaplus/server/app-context'
import { findLeftBulkOperations } from '@reservaplus/server/bulk-operations/repository'
import { runOperation } from '@reservaplus/server/bulk-operations/run-operation'
import { shards } from '@reservaplus/server/db/keys'
import { makeAllDue } from '@reservaplus/server/series/make-all-due'
import { endAllDue } from '@reservaplus/server/waitlist/end-due'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'

import { isTransient } from './transient'

const run = (request: RequestContext) => ({ request, isTimeLeft: () => true })

/** As the schedules do: what fails for a while has its turn again; what nobody foresaw is told. */
const onFailure = (_about: unknown, error: unknown) => {
  if (!(error instanceof AppError) && !isTransient(error)) throw error
}

export const makeAllSeries = (request: RequestContext) => makeAllDue(run(request), onFailure)
export const endAllInTime = (request: RequestContext) => endAllDue(run(request), onFailure)

/** Longer than any lease: what a worker that was killed still holds is not over either. */
const leaseMinutes = 60

const findOpen = async ({ clock }: RequestContext) => {
  const until = addMinutes(instantOf(clock.now()), leaseMinutes)
  const found = await Promise.all(shards.map((shard) => findLeftBulkOperations(shard, until, 1000)))

  return found.flat()
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const patienceMilliseconds = 30_000

/** What was interrupted is taken up: the leases of workers that were killed end within seconds of the fast clock. */
export const settle = async (request: RequestContext): Promise<void> => {
  await makeAllSeries(request)
  const startedAt = Date.now()
  while (Date.now() - startedAt < patienceMilliseconds) {
    const open = await findOpen(request)
    if (open.length === 0) return
    const outcomes: string[] = []
    for (const place of open) outcomes.push(await runOperation(place, run(request)))
    if (outcomes.includes('taken')) await pause(200)
  }
}
