import { findEvent } from '@reservaplus/server/events/repository'
import { findTemplate } from '@reservaplus/server/mail-templates/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { findUser } from '@reservaplus/server/users/repository'
import type { EventNotice } from '@reservaplus/shared/events/schema'
import { userId } from '@reservaplus/shared/ids/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import type { Instant } from '@reservaplus/shared/time/schema'
import { readEnv } from '../config/env'
import { sampleMail } from './sample-mail'
import { type MailOutcome, sendOnce } from './send-once'

const marks: Record<Locale, string> = { es: 'Prueba', en: 'Test', pt: 'Teste' }

/** To whoever asked for it, and to nobody else. */
export const sendTestMail = async (notice: EventNotice, now: Instant): Promise<MailOutcome> => {
  const { organizationId } = notice
  const [event, organization] = await Promise.all([
    findEvent(organizationId, notice.id),
    findOrganization(organizationId),
  ])
  if (event?.type !== 'mail-template.test-requested' || !organization?.isActive) return 'not due'
  const [reader, template] = await Promise.all([
    findUser(organizationId, userId.parse(event.actor.id)),
    findTemplate(organizationId, event.data),
  ])
  if (!reader?.isActive) return 'no address'
  const { kind, locale } = event.data
  const sending = { eventId: notice.id, kind: `test-${kind}`, organization, to: reader.email, now }
  const recipient = `user-${reader.id}`

  return sendOnce({ ...sending, recipient, category: 'account' }, () => {
    const { BOOK_ORIGIN } = readEnv('mail')
    const { subject, html, text } = sampleMail({ kind, locale, organization, template, bookOrigin: BOOK_ORIGIN })

    return { subject: `[${marks[locale]}] ${subject}`, html, text }
  })
}
