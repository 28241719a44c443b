import { AppError } from '@reservaplus/shared/errors/app-error'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'

import type { AppContext, RequestContext } from '../app-context'
import { shards } from '../db/keys'
import { endInTime } from './answer-offer'
import { findDueEntries } from './repository'

type Run = { request: RequestContext; isTimeLeft: () => boolean }

const contextOf = (request: RequestContext, { organizationId }: WaitlistEntry): AppContext => ({
  ...request,
  organizationId,
  actor: { kind: 'system', id: request.correlationId },
})

/** Closed or being moved: its time comes when it is open again. */
const waits = (error: unknown) =>
  error instanceof AppError && (error.code === 'ORGANIZATION_MOVING' || error.code === 'FORBIDDEN')

/** Offers that nobody answered and days that have passed, of all organizations, found by when they end. */
export const endAllDue = async (
  { request, isTimeLeft }: Run,
  onFailure: (entry: WaitlistEntry, error: unknown) => void,
): Promise<number> => {
  let ended = 0
  for (const shard of shards) {
    for (const entry of await findDueEntries(shard, instantOf(request.clock.now()))) {
      if (!isTimeLeft()) return ended
      try {
        await endInTime(contextOf(request, entry), entry)
        ended += 1
      } catch (error) {
        if (!waits(error)) onFailure(entry, error)
      }
    }
  }

  return ended
}
