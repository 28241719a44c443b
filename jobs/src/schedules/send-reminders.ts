import { systemRequest } from '@reservaplus/server/config/system-context'
import { sendDueReminders } from '@reservaplus/server/reminders/send-due'
import type { ScheduledHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { timeLeft } from '../runtime/time-left'

connectToTable()

/** Whose appointment comes near, of all organizations. Run again it reminds nobody twice. */
export const handler: ScheduledHandler = async (_event, context) => {
  let failed = 0
  const { sent, looked } = await sendDueReminders(
    { request: systemRequest('send-reminders'), isTimeLeft: timeLeft(context) },
    ({ appointmentId, organizationId }, error) => {
      failed += 1
      logger.error('A reminder could not be sent', {
        organizationId,
        appointmentId,
        error: error instanceof Error ? error.name : '',
      })
    },
  )

  if (looked > 0) logger.info('Reminders', { sent, looked, failed })
  if (failed > 0) throw new Error(`${failed} reminders could not be sent`)
}
