import { findAppointment } from '@reservaplus/server/appointments/repository'
import { findClient } from '@reservaplus/server/clients/repository'
import { findTemplate } from '@reservaplus/server/mail-templates/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { findReview } from '@reservaplus/server/reviews/repository'
import { signReviewToken } from '@reservaplus/server/reviews/review-token'
import { findVisit } from '@reservaplus/server/visits/repository'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { EventNotice } from '@reservaplus/shared/events/schema'
import { appointmentId, eventId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { readEnv } from '../config/env'
import { reviewMail } from './review-mail'
import { type MailOutcome, sendOnce } from './send-once'

const isAsked = ({ isActive, writeMode, bookingRules }: Organization) =>
  isActive && writeMode !== 'moved' && bookingRules.asksForReviews

/** The first of what a client has in the same visit stands for all of it: one question, whichever line ends first. */
const askedFor = async ({ id, organizationId, visitId, clientId }: Appointment) => {
  const found = visitId && (await findVisit(organizationId, visitId))
  const own = found?.appointments.find((line) => line.clientId === clientId)

  // No event has the id of an appointment: ended, taken back and ended again, it is still the same question.
  return eventId.parse(own?.id ?? id)
}

/** Asks how a visit was, once, where the salon wants to know; not of a visit whose end was taken back. */
export const sendReviewMail = async (notice: EventNotice, now: Instant): Promise<MailOutcome> => {
  const { organizationId } = notice
  const id = appointmentId.parse(notice.subject.id)
  const [appointment, organization, given] = await Promise.all([
    findAppointment(organizationId, id),
    findOrganization(organizationId),
    findReview(organizationId, id),
  ])
  if (appointment?.status !== 'completed' || !organization || !isAsked(organization) || given) return 'not due'
  const client = await findClient(organizationId, appointment.clientId, { consistent: true })
  if (!client?.email || !client.preferences.byEmail) return 'no address'

  const { BOOK_ORIGIN, LINK_SECRET } = readEnv('mail')
  const locale = appointment.locale ?? organization.locale
  const [template, token] = await Promise.all([
    findTemplate(organizationId, { kind: 'review', locale }),
    signReviewToken({ linkSecret: LINK_SECRET }, { organizationId, appointmentId: id }),
  ])
  const bookUrl = `${BOOK_ORIGIN}/s/${organization.slug}?lang=${locale}`
  const reviewUrl = `${BOOK_ORIGIN}/my/review/${token}?lang=${locale}`
  const greeting = client.firstName

  return sendOnce({ eventId: await askedFor(appointment), kind: 'review', organization, to: client.email, now }, () =>
    reviewMail({ appointment, organization, greeting, locale, template, bookUrl, reviewUrl }),
  )
}
