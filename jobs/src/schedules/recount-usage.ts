import { checkShard } from '@reservaplus/server/subscriptions/check-shard'
import { subscriptionShards } from '@reservaplus/server/subscriptions/repository'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { scheduleHandler } from '../runtime/schedule-handler'

connectToTable()

/** One shard an hour: each organization is looked at several times a day, and no run grows with all of them. */
const shardOf = (time: string) => new Date(time).getUTCHours() % subscriptionShards.length

/** Proves that the counters of plans say what there is, and repairs those that do not. */
export const handler = scheduleHandler(async ({ time, fail }) => {
  let drifted = 0
  const { organizations } = await checkShard(shardOf(time), {
    onChecked: (organizationId, { drifts }) => {
      if (drifts.length === 0) return
      drifted += 1
      logger.error('A counter was wrong', { organizationId, drifts })
    },
    onFailure: (organizationId, error) => fail({ organizationId }, error),
  })

  return { organizations, drifted }
})
