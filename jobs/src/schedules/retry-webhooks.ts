import { dueShards, findDueDeliveries } from '@reservaplus/server/webhooks/delivery-repository'
import { instantOf } from '@reservaplus/shared/time/instant'
import { connectToTable } from '../runtime/connect'
import { scheduleHandler } from '../runtime/schedule-handler'
import { queueDeliveries } from '../webhooks/queue-deliveries'

connectToTable()

/** Of one shard in one run; the rest is as due a minute later. */
const most = 500

/** Deliveries whose pause is over, whose attempt died, or whose message got lost: each gets its next turn. */
export const handler = scheduleHandler(async () => {
  const now = instantOf(new Date())
  const due = (await Promise.all(dueShards.map((shard) => findDueDeliveries(shard, now, most)))).flat()
  await queueDeliveries(due.map(({ organizationId, webhookId, id, turn }) => ({ organizationId, webhookId, id, turn })))

  return { deliveries: due.length }
})
