import { signManageToken } from '@reservaplus/server/appointments/link-token'
import { findAppointment } from '@reservaplus/server/appointments/repository'
import { findClient } from '@reservaplus/server/clients/repository'
import { findEvent } from '@reservaplus/server/events/repository'
import { clientCalendar } from '@reservaplus/server/feeds/render-calendar'
import { findTemplate } from '@reservaplus/server/mail-templates/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { clientMayChange } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { DomainEvent, EventNotice } from '@reservaplus/shared/events/schema'
import { type AppointmentId, appointmentId, type EventId, type OrganizationId } from '@reservaplus/shared/ids/schema'
import { appointmentMailFor } from '@reservaplus/shared/notifications/appointment-mail'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { readEnv } from '../config/env'
import { appointmentMail } from './appointment-mail'
import { type MailOutcome, sendOnce } from './send-once'
import { isToldBefore } from './told-before'

type Told = { event: DomainEvent; appointment: Appointment }

const findTold = async (organizationId: OrganizationId, id: EventId): Promise<Told> => {
  const event = await findEvent(organizationId, id)
  const appointment = event && (await findAppointment(organizationId, appointmentId.parse(event.subject.id)))
  if (!event || !appointment) {
    throw new AppError('NOT_FOUND', 'The event or its appointment is not there')
  }

  return { event, appointment }
}

const visitOf = (event: DomainEvent): { visitEvents?: EventId[] | undefined } | undefined =>
  'visitId' in event.data && event.data.visitId ? event.data : undefined

const gather = async ({ id, organizationId }: EventNotice, subject: AppointmentId) => {
  const [event, appointment, organization] = await Promise.all([
    findEvent(organizationId, id),
    findAppointment(organizationId, subject),
    findOrganization(organizationId),
  ])
  if (!event || !appointment || !organization) {
    throw new AppError('NOT_FOUND', 'The event, its appointment or its organization is not there')
  }
  const others = (visitOf(event)?.visitEvents ?? []).filter((each) => each !== id)

  // Read strongly: a new guest came with the very transaction that caused this event.
  const [client, ...told] = await Promise.all([
    findClient(organizationId, appointment.clientId, { consistent: true }),
    ...others.map((each) => findTold(organizationId, each)),
  ])
  if (!client) {
    throw new AppError('NOT_FOUND', 'The client of the appointment is not there')
  }

  return { event, lines: [{ event, appointment }, ...told], organization, client }
}

/** What of it is still true, in the order of the visit; the first says what kind of mail it is. */
const dueOf = (lines: readonly Told[], now: Instant) => {
  const due = lines.flatMap(({ event, appointment }) => {
    const kind = appointmentMailFor(event, appointment, now)

    return kind ? [{ kind, appointment }] : []
  })
  const [first] = due
  const [appointment, ...more] = due.filter(({ kind }) => kind === first?.kind).map((each) => each.appointment)

  return first && appointment && { kind: first.kind, appointment, more }
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

  return {
    bookUrl,
    manageUrl: `${BOOK_ORIGIN}/m/${token}?lang=${lang}`,
    answerUrl: `${BOOK_ORIGIN}/my/appointment/${token}?lang=${lang}`,
  }
}

const isOurs = (organization: Organization) => organization.writeMode !== 'moved' && organization.isActive

/**
 * Tells the client what happened to their appointment, at most once an event outside the window of decision 5.
 * Throws when it has to be tried again later.
 */
export const sendAppointmentMail = async (notice: EventNotice, now: Instant): Promise<MailOutcome> => {
  const { event, lines, organization, client } = await gather(notice, appointmentId.parse(notice.subject.id))
  if (event.origin === 'series') {
    return 'told with the series'
  }
  const visit = visitOf(event)
  if (visit && !visit.visitEvents) {
    return 'told with the visit'
  }
  const due = isOurs(organization) ? dueOf(lines, now) : undefined
  if (!due) {
    return 'not due'
  }
  const { kind, appointment, more } = due
  // What was booked is told in any case; to be reminded is a client's own choice.
  if (!client.email || (kind === 'reminder' && !client.preferences.byEmail)) {
    return 'no address'
  }
  if (more.length === 0 && (await isToldBefore(event))) {
    return 'told before'
  }

  const locale = appointment.locale ?? organization.locale
  const [links, template] = await Promise.all([
    linksOf(organization, appointment),
    findTemplate(organization.id, { kind, locale }),
  ])
  const all = [appointment, ...more]
  const canBeChanged = all.every((each) => clientMayChange(each, organization.bookingRules, now))

  const category = kind === 'reminder' ? 'reminder' : 'transactional'

  return sendOnce(
    { eventId: notice.id, kind, organization, to: client.email, now, category, thread: appointment.id },
    () => ({
      ...appointmentMail({
        kind,
        appointment,
        more,
        organization,
        greeting: client.firstName,
        template,
        canBeChanged,
        ...links,
      }),
      calendar: clientCalendar(all, organization, links.manageUrl),
    }),
  )
}
