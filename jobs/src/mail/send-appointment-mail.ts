import { signManageToken } from '@reservaplus/server/appointments/link-token'
import { findAppointment } from '@reservaplus/server/appointments/repository'
import { findClient } from '@reservaplus/server/clients/repository'
import { findEvent } from '@reservaplus/server/events/repository'
import {
  claimMessage,
  type MessageKey,
  markMessageRefused,
  markMessageSent,
} from '@reservaplus/server/notifications/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { clientMayChange } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { EventNotice } from '@reservaplus/shared/events/schema'
import { type AppointmentId, appointmentId } from '@reservaplus/shared/ids/schema'
import { appointmentMailFor } from '@reservaplus/shared/notifications/appointment-mail'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { readEnv } from '../config/env'
import { appointmentMail } from './appointment-mail'
import { calendarFile } from './calendar-file'
import { replyAddress } from './sender'
import { isRefusal, sendWithSes } from './ses'
import { isToldBefore } from './told-before'

export type MailOutcome = 'sent' | 'sent before' | 'told before' | 'not due' | 'no address'

const gather = async ({ id, organizationId }: EventNotice, subject: AppointmentId) => {
  const [event, appointment, organization] = await Promise.all([
    findEvent(organizationId, id),
    findAppointment(organizationId, subject),
    findOrganization(organizationId),
  ])
  if (!event || !appointment || !organization) {
    throw new AppError('NOT_FOUND', 'The event, its appointment or its organization is not there')
  }

  // Read strongly: a new guest came with the very transaction that caused this event.
  const client = await findClient(organizationId, appointment.clientId, { consistent: true })
  if (!client) {
    throw new AppError('NOT_FOUND', 'The client of the appointment is not there')
  }

  return { event, appointment, organization, client }
}

const linksOf = async (organization: Organization, appointment: Appointment) => {
  const { BOOK_ORIGIN, LINK_SECRET } = readEnv('mail')
  // The page speaks the language of the mail, also when the link has ceased to open anything.
  const lang = appointment.locale ?? organization.locale
  const bookUrl = `${BOOK_ORIGIN}/s/${organization.slug}?lang=${lang}`
  if (appointment.status === 'cancelled') {
    return { bookUrl }
  }
  const token = await signManageToken(
    { linkSecret: LINK_SECRET },
    { organizationId: organization.id, appointmentId: appointment.id },
  )

  return { bookUrl, manageUrl: `${BOOK_ORIGIN}/m/${token}?lang=${lang}` }
}

const isOurs = (organization: Organization) => organization.writeMode !== 'moved' && organization.isActive

/**
 * Tells the client what happened to their appointment, at most once an event outside the window of decision 5.
 * Throws when it has to be tried again later.
 */
export const sendAppointmentMail = async (notice: EventNotice, now: Instant): Promise<MailOutcome> => {
  const { event, appointment, organization, client } = await gather(notice, appointmentId.parse(notice.subject.id))
  const kind = isOurs(organization) ? appointmentMailFor(event, appointment, now) : undefined
  if (!kind) {
    return 'not due'
  }
  if (!client.email) {
    return 'no address'
  }
  if (await isToldBefore(event)) {
    return 'told before'
  }

  const key: MessageKey = { organizationId: organization.id, eventId: notice.id, recipient: 'client' }
  const claim = await claimMessage(key, { kind, now })
  if (claim === 'done') {
    return 'sent before'
  }
  if (claim === 'wait') {
    throw new AppError('BUSY', 'What became of this mail is not known yet')
  }

  const links = await linksOf(organization, appointment)
  const canBeChanged = clientMayChange(appointment, organization.bookingRules, now)
  const mail = appointmentMail({ kind, appointment, organization, greeting: client.firstName, canBeChanged, ...links })

  const replyTo = replyAddress(organization.email)
  const providerId = await sendWithSes({
    ...mail,
    to: client.email,
    senderName: organization.name,
    ...(replyTo && { replyTo }),
    calendar: calendarFile(appointment, organization, links.manageUrl),
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
