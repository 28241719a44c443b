import { checkShard } from '@reservaplus/server/subscriptions/check-shard'
import { subscriptionShards } from '@reservaplus/server/subscriptions/repository'
import type { ScheduledHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'

connectToTable()

/** One shard an hour: each organization is looked at several times a day, and no run grows with all of them. */
const shardOf = (time: string) => new Date(time).getUTCHours() % subscriptionShards.length

/** Proves that the counters of plans say what there is, and repairs those that do not. */
export const handler: ScheduledHandler = async ({ time }) => {
  const shard = shardOf(time)
  let drifted = 0
  let failed = 0

  const { organizations } = await checkShard(shard, {
    onChecked: (organizationId, { drifts }) => {
      if (drifts.length === 0) return
      drifted += 1
      logger.error('A counter was wrong', { organizationId, drifts })
    },
    onFailure: (organizationId, error) => {
      failed += 1
      logger.error('The counters could not be checked', {
        organizationId,
        error: error instanceof Error ? error.name : '',
      })
    },
  })

  logger.info('Counters checked', { shard, organizations, drifted, failed })
  if (failed > 0) throw new Error(`The counters of ${failed} organizations could not be checked`)
}
