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

type Sending = { eventId: EventId; kind: string; organization: Organization; to: string; now: Instant }
type Written = { subject: string; html: string; text: string; calendar?: string | undefined }

/**
 * One mail to the client about one event, at most once outside the window of decision 5. Throws when it has to be tried
 * again later.
 */
export const sendOnce = async (
  { eventId, kind, organization, to, now }: Sending,
  write: () => Written,
): Promise<MailOutcome> => {
  const key: MessageKey = { organizationId: organization.id, eventId, recipient: 'client' }
  const claim = await claimMessage(key, { kind, now })
  if (claim === 'done') return 'sent before'
  if (claim === 'wait') throw new AppError('BUSY', 'What became of this mail is not known yet')

  const replyTo = replyAddress(organization.email)
  const { calendar, ...mail } = write()
  const providerId = await sendWithSes({
    ...mail,
    to,
    senderName: organization.name,
    ...(replyTo && { replyTo }),
    ...(calendar && { calendar }),
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
