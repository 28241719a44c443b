import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { recordAlerts } from '@reservaplus/server/alerts/record-alerts'
import { clock } from '@reservaplus/server/config/clock'
import { eventNotice } from '@reservaplus/shared/events/schema'
import type { SQSHandler, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { pushAlerts } from '../push/push-alerts'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'

connectToTable()

const processor = new BatchProcessor(EventType.SQS)
const message = z.object({ detail: eventNotice })

const processRecord = async ({ body }: SQSRecord) => {
  const { id, type, organizationId } = message.parse(JSON.parse(body)).detail
  const told = await recordAlerts({ clock }, { organizationId, eventId: id })
  if (told.length === 0) return
  const pushed = await pushAlerts(told)

  logger.info('Alerts', { eventId: id, type, organizationId, people: told.length, ...pushed })
}

/** What happened becomes a notice for each of the team whom it concerns. */
export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, processRecord, processor, { context, throwOnFullBatchFailure: false })
