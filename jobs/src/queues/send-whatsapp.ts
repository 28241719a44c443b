import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { eventNotice } from '@reservaplus/shared/events/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { SQSHandler, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { sendAppointmentWhatsapp } from '../whatsapp/send-appointment-whatsapp'

connectToTable()

const processor = new BatchProcessor(EventType.SQS)
const message = z.object({ detail: eventNotice })

const processRecord = async ({ body }: SQSRecord) => {
  const { detail } = message.parse(JSON.parse(body))
  const outcome = await sendAppointmentWhatsapp(detail, instantOf(new Date()))
  if (outcome === 'off') return

  logger.info('WhatsApp', { eventId: detail.id, type: detail.type, organizationId: detail.organizationId, outcome })
}

export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, processRecord, processor, { context, throwOnFullBatchFailure: false })
