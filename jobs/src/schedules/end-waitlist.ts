import { systemRequest } from '@reservaplus/server/config/system-context'
import { endAllDue } from '@reservaplus/server/waitlist/end-due'
import { connectToTable } from '../runtime/connect'
import { scheduleHandler } from '../runtime/schedule-handler'

connectToTable()

/** Offers that nobody answered in time, and days that have passed. What that frees is offered to the next by its event. */
export const handler = scheduleHandler(async ({ isTimeLeft, fail }) => ({
  ended: await endAllDue({ request: systemRequest('end-waitlist'), isTimeLeft }, ({ id, organizationId }, error) =>
    fail({ organizationId, entryId: id }, error),
  ),
}))
