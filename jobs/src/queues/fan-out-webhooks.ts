import { instantOf } from '@reservaplus/shared/time/instant'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { eventHandler } from '../runtime/queue-handler'
import { fanOut } from '../webhooks/fan-out'
import { queueDeliveries } from '../webhooks/queue-deliveries'

connectToTable()

/** What happened becomes a delivery for each webhook that wants to know of it. */
export const handler = eventHandler(async (event) => {
  const notices = await fanOut(event, instantOf(new Date()))
  if (notices.length === 0) return

  await queueDeliveries(notices)
  const { id, type, organizationId } = event
  logger.info('Webhooks to be told', { eventId: id, type, organizationId, webhooks: notices.length })
})
