import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { heedDeadline } from '../config/deadline'

// Its address is the region's, whatever the queue's own address says. The provider waits; it comes again later.
const createClient = () => {
  const client = new SQSClient({
    useQueueUrlAsEndpoint: false,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 500, requestTimeout: 2000, throwOnRequestTimeout: true },
  })
  heedDeadline(client)

  return client
}

let client: SQSClient | undefined

export type QueueNotice<Notice> = (notice: Notice) => Promise<void>

/** Keeps what a provider tells until somebody has the time for it. `url` is asked for when there is something to queue. */
export const createNoticeQueue =
  <Notice>(url: () => string): QueueNotice<Notice> =>
  async (notice) => {
    client ??= createClient()
    await client.send(new SendMessageCommand({ QueueUrl: url(), MessageBody: JSON.stringify(notice) })).catch(() => {
      throw new AppError('UNAVAILABLE', 'The notice cannot be kept now', { retryAfterSeconds: 30 })
    })
  }
