import { clock } from '@reservaplus/server/config/clock'
import { projectDay } from '@reservaplus/server/reports/project-day'
import { findTouched } from '@reservaplus/server/reports/project-event'
import { projectFirstVisit } from '@reservaplus/server/reports/project-first-visit'
import { projectRange } from '@reservaplus/server/reports/project-range'
import { eventNotice } from '@reservaplus/shared/events/schema'
import { organizationId } from '@reservaplus/shared/ids/schema'
import { reportInput } from '@reservaplus/shared/reports/schema'
import type { SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { onceEach } from '../runtime/once-each'
import { queueHandler } from '../runtime/queue-handler'

connectToTable()

const busMessage = z.object({ detail: eventNotice })
/** Sent by hand, or after a migration: `{ "rebuild": { "organizationId": "…", "from": "2026-01-01", "to": "2026-12-31" } }`. */
const rebuildMessage = z.object({ rebuild: reportInput.safeExtend({ organizationId }) })
const message = z.union([rebuildMessage, busMessage])

const recordProcessor = () => {
  const doOnce = onceEach()

  return async (record: SQSRecord) => {
    const received = message.parse(JSON.parse(record.body))
    if ('rebuild' in received) {
      await projectRange(clock, received.rebuild)
      logger.info('Figures rebuilt', received.rebuild)
      return
    }

    const { organizationId: id, dates, visits } = await findTouched(clock, received.detail)
    await Promise.all([
      ...dates.map((date) => doOnce(`${id} ${date}`, () => projectDay(clock, { organizationId: id, date }))),
      ...visits.map(({ clientId, appointmentId }) =>
        doOnce(`${id} ${clientId} ${appointmentId}`, () =>
          projectFirstVisit(clock, { organizationId: id, clientId, appointmentId }),
        ),
      ),
    ])
  }
}

export const handler = queueHandler(recordProcessor)
