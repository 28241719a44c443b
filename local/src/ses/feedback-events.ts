import { randomUUID } from 'node:crypto'
import { bareAddress, type Outcome } from './addresses'
import type { Envelope } from './send-request'

export interface SentMail {
  messageId: string
  configurationSet: string
  envelope: Envelope
  tags: readonly { Name: string; Value: string }[]
  sentAt: number
  region: string
  accountId: string
}

const detailTypes = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
} as const
type EventType = keyof typeof detailTypes

const mailOf = (mail: SentMail) => {
  const { envelope, messageId, tags } = mail
  const own: Record<string, string[]> = {
    'ses:configuration-set': [mail.configurationSet],
    'ses:from-domain': [bareAddress(envelope.from).split('@')[1] ?? ''],
    'ses:caller-identity': ['local'],
    'ses:source-ip': ['127.0.0.1'],
  }
  return {
    timestamp: new Date(mail.sentAt).toISOString(),
    source: envelope.from,
    sendingAccountId: mail.accountId,
    messageId,
    destination: envelope.recipients.map(bareAddress),
    headersTruncated: false,
    headers: [
      { name: 'From', value: envelope.from },
      { name: 'To', value: envelope.to.join(', ') },
      { name: 'Subject', value: envelope.subject },
    ],
    commonHeaders: { from: [envelope.from], to: envelope.to, messageId, subject: envelope.subject },
    tags: { ...own, ...Object.fromEntries(tags.map(({ Name, Value }) => [Name, [Value]])) },
  }
}

const envelopeEvent = (mail: SentMail, eventType: EventType, details: Record<string, object>) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': detailTypes[eventType],
  source: 'aws.ses',
  account: mail.accountId,
  time: new Date(mail.sentAt).toISOString().replace(/\.\d+Z$/, 'Z'),
  region: mail.region,
  resources: [`arn:aws:ses:${mail.region}:${mail.accountId}:configuration-set/${mail.configurationSet}`],
  detail: { eventType, mail: mailOf(mail), ...details },
})
export type FeedbackEvent = ReturnType<typeof envelopeEvent>

const delivery = (mail: SentMail, recipients: string[]) =>
  envelopeEvent(mail, 'Delivery', {
    delivery: {
      timestamp: new Date(mail.sentAt).toISOString(),
      processingTimeMillis: 5,
      recipients,
      smtpResponse: '250 2.6.0 Message received',
      reportingMTA: 'a1.smtp-out.amazonses.com',
    },
  })

const bounce = (mail: SentMail, emailAddress: string, bounceSubType: 'General' | 'OnAccountSuppressionList') =>
  envelopeEvent(mail, 'Bounce', {
    bounce: {
      feedbackId: randomUUID(),
      bounceType: 'Permanent',
      bounceSubType,
      bouncedRecipients: [
        { emailAddress, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
      ],
      timestamp: new Date(mail.sentAt).toISOString(),
      reportingMTA: 'dns; amazonses.com',
    },
  })

const complaint = (mail: SentMail, emailAddress: string) =>
  envelopeEvent(mail, 'Complaint', {
    complaint: {
      feedbackId: randomUUID(),
      complaintSubType: null,
      complainedRecipients: [{ emailAddress }],
      timestamp: new Date(mail.sentAt).toISOString(),
      userAgent: 'Amazon SES Mailbox Simulator',
      complaintFeedbackType: 'abuse',
    },
  })

const outcomeEvents: Record<Outcome, (mail: SentMail, address: string) => FeedbackEvent[]> = {
  delivery: (mail, address) => [delivery(mail, [address])],
  bounce: (mail, address) => [bounce(mail, address, 'General')],
  suppressed: (mail, address) => [bounce(mail, address, 'OnAccountSuppressionList')],
  // Whoever complains has received the mail first.
  complaint: (mail, address) => [delivery(mail, [address]), complaint(mail, address)],
}

/** Everything SES would report of one accepted mail, in order. */
export const feedbackOf = (mail: SentMail, outcomeOf: (address: string) => Outcome): FeedbackEvent[] => [
  envelopeEvent(mail, 'Send', { send: {} }),
  ...mail.envelope.recipients.map(bareAddress).flatMap((address) => outcomeEvents[outcomeOf(address)](mail, address)),
]
