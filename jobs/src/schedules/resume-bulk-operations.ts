import { findLeftBulkOperations } from '@reservaplus/server/bulk-operations/repository'
import { shards } from '@reservaplus/server/db/keys'
import { instantOf } from '@reservaplus/shared/time/instant'
import { queueOperations } from '../bulk-operations/queue-operations'
import { connectToTable } from '../runtime/connect'
import { scheduleHandler } from '../runtime/schedule-handler'

connectToTable()

/** Of one shard in one run; the rest is as due a minute later. */
const most = 50

/** Operations whose runner died, whose message got lost, or that wait for an organization: each gets its next turn. */
export const handler = scheduleHandler(async () => {
  const now = instantOf(new Date())
  const left = (await Promise.all(shards.map((shard) => findLeftBulkOperations(shard, now, most)))).flat()
  await queueOperations(left)

  return { operations: left.length }
})
