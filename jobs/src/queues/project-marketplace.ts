import { clock } from '@reservaplus/server/config/clock'
import { projectOrganization } from '@reservaplus/server/marketplace/project-organization'
import { eventNotice } from '@reservaplus/shared/events/schema'
import type { SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { onceEach } from '../runtime/once-each'
import { queueHandler } from '../runtime/queue-handler'

connectToTable()

/** From the bus, or sent by hand: `{ "detail": { "organizationId": "…" } }` brings one organization up to date. */
const message = z.object({ detail: eventNotice.pick({ organizationId: true }) })

const recordProcessor = () => {
  const doOnce = onceEach()

  return async ({ body, attributes }: SQSRecord) => {
    const isAnew = Number(attributes.ApproximateReceiveCount) > 1
    const { organizationId } = message.parse(JSON.parse(body)).detail
    await doOnce(`${organizationId} ${isAnew}`, async () => {
      await projectOrganization(clock, organizationId, { isAnew })
      logger.info('Marketplace', { organizationId })
    })
  }
}

export const handler = queueHandler(recordProcessor)
