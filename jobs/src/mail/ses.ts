import { SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { readEnv } from '../config/env'
import { mailHeaders } from './mail-headers'
import { senderNamed } from './sender'

const ses = new SESv2Client({ maxAttempts: 1 })

export type OutgoingMail = {
  to: string
  /** Who it is from, by name; the address is always ours. */
  senderName: string
  replyTo?: string
  subject: string
  html: string
  text: string
  calendar?: string
  about: Omit<Parameters<typeof mailHeaders>[0], 'from'>
  /** Comes back with every report of SES about this mail. */
  tags: Record<string, string>
}

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' })

const calendarAttachment = (calendar: string) => ({
  FileName: 'hora.ics',
  ContentType: 'text/calendar; charset=utf-8',
  RawContent: new TextEncoder().encode(calendar),
})

/**
 * Hands a mail to SES and answers SES's id for it. One attempt: a repeated call could mail twice, so the caller decides.
 */
export const sendWithSes = async (mail: OutgoingMail): Promise<string> => {
  const { MAIL_FROM, MAIL_CONFIGURATION_SET } = readEnv('mail')
  const { MessageId } = await ses.send(
    new SendEmailCommand({
      FromEmailAddress: senderNamed(mail.senderName, MAIL_FROM),
      ConfigurationSetName: MAIL_CONFIGURATION_SET,
      Destination: { ToAddresses: [mail.to] },
      ...(mail.replyTo && { ReplyToAddresses: [mail.replyTo] }),
      EmailTags: Object.entries(mail.tags).map(([Name, Value]) => ({ Name, Value })),
      Content: {
        Simple: {
          Subject: utf8(mail.subject),
          Headers: mailHeaders({ ...mail.about, from: MAIL_FROM }),
          Body: { Html: utf8(mail.html), Text: utf8(mail.text) },
          ...(mail.calendar && { Attachments: [calendarAttachment(mail.calendar)] }),
        },
      },
    }),
  )

  return MessageId ?? ''
}

/** SES itself said no (4xx, throttling too), so nothing left the house; after a 5xx or no answer nobody knows. */
export const isRefusal = (error: unknown): boolean => {
  const status = error instanceof SESv2ServiceException ? error.$metadata.httpStatusCode : undefined

  return status !== undefined && status >= 400 && status < 500
}
