import { recordAlerts } from '@reservaplus/server/alerts/record-alerts'
import { clock } from '@reservaplus/server/config/clock'
import { pushAlerts } from '../push/push-alerts'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { eventHandler } from '../runtime/queue-handler'

connectToTable()

/** What happened becomes a notice for each of the team whom it concerns. */
export const handler = eventHandler(async ({ id, type, organizationId }) => {
  const told = await recordAlerts({ clock }, { organizationId, eventId: id })
  if (told.length === 0) return
  const pushed = await pushAlerts(told)

  logger.info('Alerts', { eventId: id, type, organizationId, people: told.length, ...pushed })
})
