import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ProviderNotice } from '@reservaplus/shared/payments/provider-notice'
import { heedDeadline } from '../config/deadline'

// Its address is the region's, whatever the queue's own address says. The provider waits; it comes again in 15 minutes.
const createClient = () => {
  const client = new SQSClient({
    useQueueUrlAsEndpoint: false,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 500, requestTimeout: 2000, throwOnRequestTimeout: true },
  })
  heedDeadline(client)

  return client
}

export type QueueNotice = (notice: ProviderNotice) => Promise<void>

/** `url` is asked for when there is something to queue. */
export const createPaymentsQueue = (url: () => string): QueueNotice => {
  let client: SQSClient | undefined

  return async (notice) => {
    client ??= createClient()
    await client.send(new SendMessageCommand({ QueueUrl: url(), MessageBody: JSON.stringify(notice) })).catch(() => {
      throw new AppError('UNAVAILABLE', 'The notice cannot be kept now', { retryAfterSeconds: 30 })
    })
  }
}
