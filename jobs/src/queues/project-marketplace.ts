import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { clock } from '@reservaplus/server/config/clock'
import { projectOrganization } from '@reservaplus/server/marketplace/project-organization'
import { eventNotice } from '@reservaplus/shared/events/schema'
import type { SQSHandler, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { onceEach } from '../runtime/once-each'

connectToTable()

const processor = new BatchProcessor(EventType.SQS)

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

export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, recordProcessor(), processor, { context, throwOnFullBatchFailure: false })
