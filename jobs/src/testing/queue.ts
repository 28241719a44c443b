import type { DomainEvent } from '@reservaplus/shared/events/schema'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'

export type QueueHandler = (event: SQSEvent, context: Context, done: () => void) => Promise<SQSBatchResponse>

const record = (body: string, messageId: string, receiveCount: number): SQSRecord => ({
  messageId,
  receiptHandle: 'receipt',
  body,
  attributes: {
    ApproximateReceiveCount: String(receiveCount),
    SentTimestamp: '0',
    SenderId: 'events',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:sa-east-1:000000000000:queue',
  awsRegion: 'sa-east-1',
})

/** As the bus puts an event into a queue. */
export const noticeOf = ({ id, type, organizationId, subject, version }: DomainEvent): string =>
  JSON.stringify({ source: 'reservaplus', 'detail-type': type, detail: { id, type, organizationId, subject, version } })

/** Gives a batch to a function; ids of the messages that go back to the queue. */
export const deliverBatch = async (
  handler: QueueHandler,
  bodies: readonly string[],
  { receiveCount = 1 }: { receiveCount?: number } = {},
): Promise<string[]> => {
  const Records = bodies.map((body, index) => record(body, `m${index}`, receiveCount))
  const { batchItemFailures } = await handler({ Records }, {} as Context, () => {})

  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
}
