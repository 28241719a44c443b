import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { eventNotice } from '@reservaplus/shared/events/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { SQSHandler, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { sendAppointmentMail } from '../mail/send-appointment-mail'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'

connectToTable()

const processor = new BatchProcessor(EventType.SQS)

const busMessage = z.object({ detail: eventNotice })

const processRecord = async (record: SQSRecord) => {
  const { detail: notice } = busMessage.parse(JSON.parse(record.body))
  const outcome = await sendAppointmentMail(notice, instantOf(new Date()))

  logger.info('Mail', { eventId: notice.id, type: notice.type, organizationId: notice.organizationId, outcome })
}

export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, processRecord, processor, { context, throwOnFullBatchFailure: false })
