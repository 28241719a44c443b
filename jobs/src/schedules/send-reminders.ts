import { systemRequest } from '@reservaplus/server/config/system-context'
import { sendDueReminders } from '@reservaplus/server/reminders/send-due'
import { sendDueFollowUps } from '@reservaplus/server/reminders/send-follow-ups'
import type { Reminder } from '@reservaplus/shared/reminders/schema'
import type { ScheduledHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { timeLeft } from '../runtime/time-left'

connectToTable()

/** Whose appointment comes near, then whose visit was long ago, of all organizations. Run again it tells nobody twice. */
export const handler: ScheduledHandler = async (_event, context) => {
  const run = { request: systemRequest('send-reminders'), isTimeLeft: timeLeft(context) }
  let failed = 0
  const onFailure = (
    { appointmentId, organizationId }: Pick<Reminder, 'appointmentId' | 'organizationId'>,
    error: unknown,
  ) => {
    failed += 1
    const name = error instanceof Error ? error.name : ''
    logger.error('A reminder could not be sent', { organizationId, appointmentId, error: name })
  }
  const reminders = await sendDueReminders(run, onFailure)
  const followUps = await sendDueFollowUps(run, onFailure)

  if (reminders.looked + followUps.looked > 0) logger.info('Reminders', { ...reminders, followUps, failed })
  if (failed > 0) throw new Error(`${failed} reminders could not be sent`)
}
