import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { BulkOperation } from '@reservaplus/shared/bulk-operations/schema'
import { readEnv } from '../config/env'
import type { OperationNotice } from './operation-notice'

// Its address is the region's, whatever the queue's own address says.
const client = new SQSClient({ useQueueUrlAsEndpoint: false })

/** SQS takes ten messages at once. */
const batchSize = 10

const noticeOf = ({ organizationId, id }: Place): OperationNotice => ({
  detail: { organizationId, subject: { kind: 'bulk-operation', id } },
})

type Place = Pick<BulkOperation, 'organizationId' | 'id'>

export const queueOperations = async (operations: readonly Place[]): Promise<void> => {
  const QueueUrl = readEnv('bulkOperations').BULK_OPERATIONS_QUEUE_URL
  for (let start = 0; start < operations.length; start += batchSize) {
    const Entries = operations
      .slice(start, start + batchSize)
      .map((each, index) => ({ Id: String(index), MessageBody: JSON.stringify(noticeOf(each)) }))
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
    if (Failed.length > 0) throw new Error(`${Failed.length} operations were not taken by the queue`)
  }
}
