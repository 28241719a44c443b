import { findAppointment } from '@reservaplus/server/appointments/repository'
import { findClient } from '@reservaplus/server/clients/repository'
import { findTemplate } from '@reservaplus/server/mail-templates/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { signLeaveToken } from '@reservaplus/server/self-service/leave-token'
import type { EventNotice } from '@reservaplus/shared/events/schema'
import { appointmentId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { readEnv } from '../config/env'
import { followUpMail } from './follow-up-mail'
import { type MailOutcome, sendOnce } from './send-once'

/** Asks a client back; whoever has said no since it was decided is not asked. */
export const sendFollowUpMail = async (notice: EventNotice, now: Instant): Promise<MailOutcome> => {
  const { organizationId } = notice
  const [appointment, organization] = await Promise.all([
    findAppointment(organizationId, appointmentId.parse(notice.subject.id)),
    findOrganization(organizationId),
  ])
  const isOpen = organization?.isActive && organization.writeMode !== 'moved'
  if (!appointment || !organization || !isOpen || organization.bookingRules.followUpDays === 0) return 'not due'
  const { clientId } = appointment
  const client = await findClient(organizationId, clientId, { consistent: true })
  if (!client?.isActive || !client.marketingConsent?.given) return 'not due'
  if (!client.email || !client.preferences.byEmail) return 'no address'

  const { BOOK_ORIGIN, LINK_SECRET } = readEnv('mail')
  const locale = client.preferences.locale ?? appointment.locale ?? organization.locale
  const [template, token] = await Promise.all([
    findTemplate(organizationId, { kind: 'followUp', locale }),
    signLeaveToken({ linkSecret: LINK_SECRET }, { organizationId, clientId }),
  ])
  const sending = { eventId: notice.id, kind: 'followUp', organization, to: client.email, now }

  return sendOnce({ ...sending, category: 'marketing' }, () =>
    followUpMail({
      appointment,
      organization,
      greeting: client.firstName,
      locale,
      template,
      bookUrl: `${BOOK_ORIGIN}/s/${organization.slug}?lang=${locale}`,
      leaveUrl: `${BOOK_ORIGIN}/my/unsubscribe/${token}?lang=${locale}`,
    }),
  )
}
