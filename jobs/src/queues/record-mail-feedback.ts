import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { type MessageFeedback, recordFeedback } from '@reservaplus/server/notifications/repository'
import { eventId, organizationId } from '@reservaplus/shared/ids/schema'
import type { SQSHandler, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { connectToTable } from '../runtime/connect'

connectToTable()

const processor = new BatchProcessor(EventType.SQS)

const feedbackOf = {
  Send: 'sent',
  Delivery: 'delivered',
  Bounce: 'bounced',
  Complaint: 'complained',
  Reject: 'rejected',
} as const satisfies Record<string, MessageFeedback>

const one = <Schema extends z.ZodType>(schema: Schema) => z.tuple([schema]).transform(([value]) => value)

const report = z.object({
  detail: z.object({
    eventType: z.enum(['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject']),
    mail: z.object({
      messageId: z.string(),
      tags: z.object({ organizationId: one(organizationId), eventId: one(eventId), kind: one(z.string()) }),
    }),
  }),
})

// Mails of the user pool carry no tags of ours: their fate is Cognito's to know.
const isOurs = (body: unknown) =>
  z.object({ detail: z.object({ mail: z.object({ tags: z.object({ eventId: z.unknown() }) }) }) }).safeParse(body)
    .success

const processRecord = async (record: SQSRecord) => {
  const body: unknown = JSON.parse(record.body)
  if (!isOurs(body)) {
    return
  }
  const { detail } = report.parse(body)
  const { tags, messageId } = detail.mail

  await recordFeedback(
    tags.organizationId,
    { eventId: tags.eventId, kind: tags.kind },
    { now: new Date(), feedback: feedbackOf[detail.eventType], sesMessageId: messageId },
  )
}

export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, processRecord, processor, { context, throwOnFullBatchFailure: false })
