import { eventNotice } from '@reservaplus/shared/events/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { sendAppointmentMail } from '../mail/send-appointment-mail'
import { sendCodeMail, sendLinksMail } from '../mail/send-client-mail'
import { sendFollowUpMail } from '../mail/send-follow-up-mail'
import { ownerMailEvents, sendOwnerMails } from '../mail/send-owner-mails'
import { sendPaymentMail } from '../mail/send-payment-mail'
import { sendReviewMail } from '../mail/send-review-mail'
import { sendSeriesMail } from '../mail/send-series-mail'
import { sendTeamMails } from '../mail/send-team-mails'
import { sendTestMail } from '../mail/send-test-mail'
import { sendWaitlistMail } from '../mail/send-waitlist-mail'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { queueHandler } from '../runtime/queue-handler'

connectToTable()

const busMessage = z.object({ detail: eventNotice })

type Send = typeof sendAppointmentMail

/** Who writes which mail; what is not named here is about an appointment, and told to its client. */
const senders: Readonly<Record<string, Send>> = {
  'waitlist-entry.changed': sendWaitlistMail,
  'appointment.completed': sendReviewMail,
  'series.changed': sendSeriesMail,
  'client.code-requested': sendCodeMail,
  'client.links-requested': sendLinksMail,
  'follow-up.due': sendFollowUpMail,
  'mail-template.test-requested': sendTestMail,
  ...Object.fromEntries(ownerMailEvents.map((type) => [type, sendOwnerMails])),
  'payment.requested': sendPaymentMail,
  'payment.approved': sendPaymentMail,
  'payment.refunded': sendPaymentMail,
}

/** What changes somebody's day is told to them too. */
const toldToTheTeam = new Set([
  'appointment.booked',
  'appointment.rescheduled',
  'appointment.cancelled',
  'appointment.restored',
  'appointment.undone',
])

const processRecord = async (record: SQSRecord) => {
  const { detail: notice } = busMessage.parse(JSON.parse(record.body))
  const { id: eventId, type, organizationId } = notice
  const all: Send[] = [senders[type] ?? sendAppointmentMail, ...(toldToTheTeam.has(type) ? [sendTeamMails] : [])]
  const now = instantOf(new Date())
  // One that fails does not keep the other from being sent; what was sent is not sent again with the next attempt.
  const settled = await Promise.allSettled(all.map((send) => send(notice, now)))
  const outcomes = settled.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'))
  logger.info('Mail', { eventId, type, organizationId, outcomes })
  const failure = settled.find(({ status }) => status === 'rejected')
  if (failure?.status === 'rejected') throw failure.reason
}

export const handler = queueHandler(() => processRecord)
