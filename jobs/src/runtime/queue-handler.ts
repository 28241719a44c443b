import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { type EventNotice, eventNotice } from '@reservaplus/shared/events/schema'
import type { Context, SQSHandler, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { failureFacts } from './failure'
import { logger } from './logger'

const notice = z.object({ detail: z.object({ id: z.string() }) })

/** Which event it was about, where it was about one. */
const eventIdOf = (body: string): string | undefined => {
  try {
    return notice.safeParse(JSON.parse(body)).data?.detail.id
  } catch {
    return undefined
  }
}

/** A message that fails goes back to its queue by itself, and says why: the queue itself keeps no reason. */
class TellingProcessor extends BatchProcessor {
  override failureHandler(...[record, error]: Parameters<BatchProcessor['failureHandler']>) {
    const { messageId, body, attributes } = record as SQSRecord
    logger.error('A message failed', {
      messageId,
      eventId: eventIdOf(body),
      receiveCount: Number(attributes.ApproximateReceiveCount),
      ...failureFacts(error),
    })

    return super.failureHandler(record, error)
  }
}

type ProcessRecord = (record: SQSRecord) => Promise<unknown>

/** For a queue: its messages side by side, each succeeding or failing for itself. `prepare`: once for each batch. */
export const queueHandler = (prepare: (context: Context) => ProcessRecord): SQSHandler => {
  const processor = new TellingProcessor(EventType.SQS)

  return (event, context) =>
    processPartialResponse(event, prepare(context), processor, { context, throwOnFullBatchFailure: false })
}

const busMessage = z.object({ detail: eventNotice })

/** For a queue that the bus fills with events. */
export const eventHandler = (act: (event: EventNotice, context: Context) => Promise<unknown>): SQSHandler =>
  queueHandler(
    (context) =>
      ({ body }) =>
        act(busMessage.parse(JSON.parse(body)).detail, context),
  )
