import { systemRequest } from '@reservaplus/server/config/system-context'
import { sendDueReminders } from '@reservaplus/server/reminders/send-due'
import { sendDueFollowUps } from '@reservaplus/server/reminders/send-follow-ups'
import type { Reminder } from '@reservaplus/shared/reminders/schema'
import { connectToTable } from '../runtime/connect'
import { scheduleHandler } from '../runtime/schedule-handler'

connectToTable()

type Place = Pick<Reminder, 'appointmentId' | 'organizationId'>

/** Whose appointment comes near, then whose visit was long ago, of all organizations. Run again it tells nobody twice. */
export const handler = scheduleHandler(async ({ isTimeLeft, fail }) => {
  const run = { request: systemRequest('send-reminders'), isTimeLeft }
  const onFailure = ({ appointmentId, organizationId }: Place, error: unknown) =>
    fail({ organizationId, appointmentId }, error)
  const reminders = await sendDueReminders(run, onFailure)
  const followUps = await sendDueFollowUps(run, onFailure)

  return { ...reminders, followUpsLooked: followUps.looked, followUpsSent: followUps.sent }
})
