import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { eventNotice } from '@reservaplus/shared/events/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { SQSHandler, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { sendAppointmentMail } from '../mail/send-appointment-mail'
import { sendCodeMail, sendLinksMail } from '../mail/send-client-mail'
import { sendPaymentMail } from '../mail/send-payment-mail'
import { sendReviewMail } from '../mail/send-review-mail'
import { sendSeriesMail } from '../mail/send-series-mail'
import { sendWaitlistMail } from '../mail/send-waitlist-mail'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'

connectToTable()

const processor = new BatchProcessor(EventType.SQS)

const busMessage = z.object({ detail: eventNotice })

/** Who writes which mail; what is not named here is about an appointment. */
const senders: Readonly<Record<string, typeof sendAppointmentMail>> = {
  'waitlist-entry.changed': sendWaitlistMail,
  'appointment.completed': sendReviewMail,
  'series.changed': sendSeriesMail,
  'client.code-requested': sendCodeMail,
  'client.links-requested': sendLinksMail,
  'payment.requested': sendPaymentMail,
  'payment.approved': sendPaymentMail,
  'payment.refunded': sendPaymentMail,
}

const processRecord = async (record: SQSRecord) => {
  const { detail: notice } = busMessage.parse(JSON.parse(record.body))
  const send = senders[notice.type] ?? sendAppointmentMail
  const outcome = await send(notice, instantOf(new Date()))

  logger.info('Mail', { eventId: notice.id, type: notice.type, organizationId: notice.organizationId, outcome })
}

export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, processRecord, processor, { context, throwOnFullBatchFailure: false })
