import { systemRequest } from '@reservaplus/server/config/system-context'
import { offerForEvent } from '@reservaplus/server/waitlist/offer-for-event'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { eventHandler } from '../runtime/queue-handler'
import { timeLeft } from '../runtime/time-left'

connectToTable()

export const handler = eventHandler(async ({ id, organizationId }, context) => {
  const request = systemRequest('offer-waitlist')
  const ctx = { ...request, organizationId, actor: { kind: 'system' as const, id: request.correlationId } }
  const offered = await offerForEvent(ctx, id, timeLeft(context))
  if (offered > 0) logger.info('Free times offered', { organizationId, offered })
})
