import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { eventNotice } from '@reservaplus/shared/events/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { SQSHandler, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { fanOut } from '../webhooks/fan-out'
import { queueDeliveries } from '../webhooks/queue-deliveries'

connectToTable()

const processor = new BatchProcessor(EventType.SQS)

const busMessage = z.object({ detail: eventNotice })

const processRecord = async (record: SQSRecord) => {
  const { detail } = busMessage.parse(JSON.parse(record.body))
  const notices = await fanOut(detail, instantOf(new Date()))
  if (notices.length === 0) return

  await queueDeliveries(notices)
  const { id, type, organizationId } = detail
  logger.info('Webhooks to be told', { eventId: id, type, organizationId, webhooks: notices.length })
}

/** What happened becomes a delivery for each webhook that wants to know of it. */
export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, processRecord, processor, { context, throwOnFullBatchFailure: false })
