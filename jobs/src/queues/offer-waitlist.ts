import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { systemRequest } from '@reservaplus/server/config/system-context'
import { offerForEvent } from '@reservaplus/server/waitlist/offer-for-event'
import { eventNotice } from '@reservaplus/shared/events/schema'
import type { Context, SQSHandler, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { timeLeft } from '../runtime/time-left'

connectToTable()

const processor = new BatchProcessor(EventType.SQS)
const message = z.object({ detail: eventNotice })

const processRecord =
  (context: Context) =>
  async ({ body }: SQSRecord) => {
    const { id, organizationId } = message.parse(JSON.parse(body)).detail
    const request = systemRequest('offer-waitlist')
    const ctx = { ...request, organizationId, actor: { kind: 'system' as const, id: request.correlationId } }
    const offered = await offerForEvent(ctx, id, timeLeft(context))
    if (offered > 0) logger.info('Free times offered', { organizationId, offered })
  }

export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, processRecord(context), processor, { context, throwOnFullBatchFailure: false })
