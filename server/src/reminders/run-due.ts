import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { RequestContext } from '../app-context'
import { shards } from '../db/keys'

export type Run = { request: RequestContext; isTimeLeft: () => boolean }

type Work<Due> = {
  /** Of one shard, the longest due first. */
  find: (shard: number, now: Instant) => Promise<Due[]>
  /** Whether somebody was told. */
  send: (request: RequestContext, due: Due) => Promise<boolean>
  onFailure: (due: Due, error: unknown) => void
}

/** What is due, of all organizations, one after the other; what fails keeps nobody else waiting. */
export const runDue = async <Due>(
  { request, isTimeLeft }: Run,
  { find, send, onFailure }: Work<Due>,
): Promise<{ sent: number; looked: number }> => {
  const total = { sent: 0, looked: 0 }
  for (const shard of shards) {
    for (const due of await find(shard, instantOf(request.clock.now()))) {
      if (!isTimeLeft()) return total
      try {
        total.looked += 1
        total.sent += (await send(request, due)) ? 1 : 0
      } catch (error) {
        onFailure(due, error)
      }
    }
  }

  return total
}
