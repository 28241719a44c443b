import { systemRequest } from '@reservaplus/server/config/system-context'
import { makeAllDue } from '@reservaplus/server/series/make-all-due'
import type { ScheduledHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { timeLeft } from '../runtime/time-left'

connectToTable()

/** The next dates of recurring appointments that have come within half a year. */
export const handler: ScheduledHandler = async (_event, context) => {
  let failed = 0
  const made = await makeAllDue(
    { request: systemRequest('generate-series'), isTimeLeft: timeLeft(context) },
    ({ id, organizationId }, error) => {
      failed += 1
      logger.error('A series could not go on', {
        organizationId,
        seriesId: id,
        error: error instanceof Error ? error.name : '',
      })
    },
  )

  logger.info('Recurring appointments made', { ...made, failed })
  if (failed > 0) throw new Error(`${failed} series could not go on`)
}
