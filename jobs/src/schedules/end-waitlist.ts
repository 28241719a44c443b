import { systemRequest } from '@reservaplus/server/config/system-context'
import { endAllDue } from '@reservaplus/server/waitlist/end-due'
import type { ScheduledHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { timeLeft } from '../runtime/time-left'

connectToTable()

/** Offers that nobody answered in time, and days that have passed. What that frees is offered to the next by its event. */
export const handler: ScheduledHandler = async (_event, context) => {
  let failed = 0
  const ended = await endAllDue(
    { request: systemRequest('end-waitlist'), isTimeLeft: timeLeft(context) },
    ({ id, organizationId }, error) => {
      failed += 1
      logger.error('An entry of the waiting list could not be ended', {
        organizationId,
        entryId: id,
        error: error instanceof Error ? error.name : '',
      })
    },
  )

  if (ended > 0) logger.info('Waiting list', { ended, failed })
  if (failed > 0) throw new Error(`${failed} entries of the waiting list could not be ended`)
}
