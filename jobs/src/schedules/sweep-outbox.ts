import { findUndelivered, outboxShards } from '@reservaplus/server/events/outbox-repository'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { publishEvents } from '../runtime/publish'
import { scheduleHandler } from '../runtime/schedule-handler'

connectToTable()

/** Younger events are the stream's business. */
const minimumAgeMinutes = 5
const pageSize = 100

/** Ends with a page that is not full: the index lags a little, and asking at once again would publish the same twice. */
const sweepShard = async (shard: number, olderThan: Date): Promise<number> => {
  let published = 0

  for (;;) {
    const events = await findUndelivered(shard, olderThan, pageSize, ({ organizationId, id }) =>
      logger.error('An event cannot be read', { organizationId, eventId: id }),
    )
    const failed = await publishEvents(events)
    published += events.length - failed.size
    if (events.length < pageSize || failed.size > 0) {
      return published
    }
  }
}

/** The guarantee behind the stream: whatever still stands in the outbox is published, however old it is. */
export const handler = scheduleHandler(async ({ fail }) => {
  const olderThan = new Date(Date.now() - minimumAgeMinutes * 60_000)
  let published = 0
  for (const shard of outboxShards) {
    published += await sweepShard(shard, olderThan).catch((error: unknown) => {
      fail({ shard }, error)

      return 0
    })
  }
  if (published > 0) logger.warn('The stream had missed events', { published })

  return { published }
})
