import type { SQSRecord } from 'aws-lambda'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { queueHandler } from '../runtime/queue-handler'
import { deliver } from '../webhooks/deliver'
import { deliveryNotice } from '../webhooks/delivery-notice'
import { post } from '../webhooks/post'

connectToTable()

const processRecord = async (record: SQSRecord) => {
  const notice = deliveryNotice.parse(JSON.parse(record.body))
  const outcome = await deliver(notice, { linkSecret: readEnv('webhooks').LINK_SECRET, send: post })

  const { id, webhookId, organizationId } = notice
  logger.info('Webhook', { eventId: id, webhookId, organizationId, outcome })
}

/** A batch is sent side by side: a receiver that is slow keeps back nobody else's. */
export const handler = queueHandler(() => processRecord)
