import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import { readEnv } from '../config/env'
import type { DeliveryNotice } from './delivery-notice'

// Its address is the region's, whatever the queue's own address says.
const client = new SQSClient({ useQueueUrlAsEndpoint: false })

/** SQS takes ten messages at once. */
const batchSize = 10

export const queueDeliveries = async (notices: readonly DeliveryNotice[]): Promise<void> => {
  const QueueUrl = readEnv('deliveries').DELIVERIES_QUEUE_URL
  for (let start = 0; start < notices.length; start += batchSize) {
    const Entries = notices
      .slice(start, start + batchSize)
      .map((notice, index) => ({ Id: String(index), MessageBody: JSON.stringify(notice) }))
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
    if (Failed.length > 0) throw new Error(`${Failed.length} deliveries were not taken by the queue`)
  }
}
