import { transitionDue } from '@reservaplus/server/subscriptions/transition-due'
import type { ScheduledHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'

connectToTable()

/** Trials and periods that have ended since the last run become what time has made of them. */
export const handler: ScheduledHandler = async () => {
  let failed = 0
  const transitioned = await transitionDue((organizationId, error) => {
    failed += 1
    logger.error('A subscription could not be advanced', {
      organizationId,
      error: error instanceof Error ? error.name : '',
    })
  })

  logger.info('Subscriptions advanced', { transitioned, failed })
  if (failed > 0) throw new Error(`${failed} subscriptions could not be advanced`)
}
