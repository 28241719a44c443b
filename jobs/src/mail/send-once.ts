import {
  claimMessage,
  type MessageKey,
  markMessageRefused,
  markMessageSent,
} from '@reservaplus/server/notifications/repository'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { EventId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { MailCategory } from './mail-headers'
import { replyAddress } from './sender'
import { isRefusal, sendWithSes } from './ses'

export type MailOutcome =
  | 'sent'
  | 'sent before'
  | 'told before'
  | 'told with the visit'
  | 'told with the series'
  | 'not due'
  | 'no address'

export type Sending = {
  eventId: EventId
  kind: string
  organization: Organization
  to: string
  now: Instant
  /** Their part in the event; absent: its client. */
  recipient?: string
  /** Absent: transactional. */
  category?: MailCategory
  /** Absent: the organization's name. */
  senderName?: string
  /** What else was written about the same: an appointment's id. */
  thread?: string
}
type Written = { subject: string; html: string; text: string; leaveUrl?: string; calendar?: string | undefined }

/**
 * One mail to one recipient about one event, at most once outside the window of decision 5. Throws when it has to be tried
 * again later.
 */
export const sendOnce = async (
  { eventId, kind, organization, to, now, recipient = 'client', category = 'transactional', ...about }: Sending,
  write: () => Written,
): Promise<MailOutcome> => {
  const key: MessageKey = { organizationId: organization.id, eventId, recipient }
  const claim = await claimMessage(key, { kind, now })
  if (claim === 'done') return 'sent before'
  if (claim === 'wait') throw new AppError('BUSY', 'What became of this mail is not known yet')

  const replyTo = category === 'account' ? undefined : replyAddress(organization.email)
  const { senderName, thread } = about
  const { calendar, leaveUrl, ...mail } = write()
  const providerId = await sendWithSes({
    ...mail,
    to,
    senderName: senderName ?? organization.name,
    ...(replyTo && { replyTo }),
    ...(calendar && { calendar }),
    about: { category, thread, leaveUrl },
    tags: key,
  }).catch(async (error: unknown) => {
    if (isRefusal(error)) {
      await markMessageRefused(key)
    }
    throw error
  })
  await markMessageSent(key, providerId)

  return 'sent'
}
