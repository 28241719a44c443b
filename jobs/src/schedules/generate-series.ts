import { systemRequest } from '@reservaplus/server/config/system-context'
import { makeAllDue } from '@reservaplus/server/series/make-all-due'
import { connectToTable } from '../runtime/connect'
import { scheduleHandler } from '../runtime/schedule-handler'

connectToTable()

/** The next dates of recurring appointments that have come within half a year. */
export const handler = scheduleHandler(({ isTimeLeft, fail }) =>
  makeAllDue({ request: systemRequest('generate-series'), isTimeLeft }, ({ id, organizationId }, error) =>
    fail({ organizationId, seriesId: id }, error),
  ),
)
