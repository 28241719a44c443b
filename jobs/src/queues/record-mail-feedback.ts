import { type MessageReport, recordReport } from '@reservaplus/server/notifications/repository'
import { eventId, organizationId } from '@reservaplus/shared/ids/schema'
import type { SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { connectToTable } from '../runtime/connect'
import { queueHandler } from '../runtime/queue-handler'

connectToTable()

const reportOf = {
  Send: 'sent',
  Delivery: 'delivered',
  Bounce: 'bounced',
  Complaint: 'complained',
  Reject: 'rejected',
} as const satisfies Record<string, MessageReport>

const one = <Schema extends z.ZodType>(schema: Schema) => z.tuple([schema]).transform(([value]) => value)

const report = z.object({
  detail: z.object({
    eventType: z.enum(['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject']),
    mail: z.object({
      messageId: z.string(),
      tags: z.object({ organizationId: one(organizationId), eventId: one(eventId), recipient: one(z.string()) }),
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

  await recordReport(tags, reportOf[detail.eventType], messageId)
}

export const handler = queueHandler(() => processRecord)
