import { transitionDue } from '@reservaplus/server/subscriptions/transition-due'
import { connectToTable } from '../runtime/connect'
import { scheduleHandler } from '../runtime/schedule-handler'

connectToTable()

/** Trials and periods that have ended since the last run become what time has made of them. */
export const handler = scheduleHandler(async ({ fail }) => ({
  transitioned: await transitionDue((organizationId, error) => fail({ organizationId }, error)),
}))
