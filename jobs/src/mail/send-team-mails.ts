import { findAppointment } from '@reservaplus/server/appointments/repository'
import { findEvent } from '@reservaplus/server/events/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { findProfessional } from '@reservaplus/server/professionals/repository'
import { findUser } from '@reservaplus/server/users/repository'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { DomainEvent, EventNotice } from '@reservaplus/shared/events/schema'
import { appointmentId, type EventId, type OrganizationId, type ProfessionalId } from '@reservaplus/shared/ids/schema'
import { teamMailsFor } from '@reservaplus/shared/notifications/team-mail'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { type User, usualMailPreferences } from '@reservaplus/shared/users/schema'
import { readEnv } from '../config/env'
import { type MailOutcome, sendOnce } from './send-once'
import { teamMail } from './team-mail'
import { isToldBefore } from './told-before'

type Line = { event: DomainEvent; appointment: Appointment }

const findLine = async (organizationId: OrganizationId, id: EventId): Promise<Line | undefined> => {
  const event = await findEvent(organizationId, id)
  const appointment = event && (await findAppointment(organizationId, appointmentId.parse(event.subject.id)))

  return event && appointment && { event, appointment }
}

/** The lines of a visit that one event speaks for, itself the first; none where another one speaks. */
const linesOf = async ({ organizationId, id }: EventNotice): Promise<Line[]> => {
  const first = await findLine(organizationId, id)
  if (!first) return []
  const { data } = first.event
  if (!('visitId' in data) || !data.visitId) return [first]
  const others = (data.visitEvents ?? []).filter((each) => each !== id)
  const found = await Promise.all(others.map((each) => findLine(organizationId, each)))

  return data.visitEvents ? [first, ...found.flatMap((line) => line ?? [])] : []
}

/** The member who the professional is, when this is news to them and they want it by mail. */
const readerOf = async ({ event, appointment }: Line, professionalId: ProfessionalId): Promise<User | undefined> => {
  const { organizationId } = appointment
  const professional = await findProfessional(organizationId, professionalId)
  const user = professional?.userId && (await findUser(organizationId, professional.userId))
  if (!user?.isActive || user.id === event.actor.id) return undefined

  return (user.mail ?? usualMailPreferences).appointments ? user : undefined
}

const beforeOf = ({ event, appointment: { timeZone } }: Line) =>
  event.type === 'appointment.rescheduled' && event.data.previousStart !== event.data.start
    ? toLocal(event.data.previousStart, timeZone)
    : undefined

type Told = { reader: User; kind: ReturnType<typeof teamMailsFor>[number]['kind']; lines: [Line, ...Line[]] }

/** One mail for each of the team, whatever number of lines is theirs. */
const gather = async (lines: readonly Line[], now: Instant): Promise<Told[]> => {
  const told = new Map<string, Told>()
  for (const line of lines) {
    for (const { professionalId, kind } of teamMailsFor(line.event, line.appointment, now)) {
      const reader = await readerOf(line, professionalId)
      const place = reader && `${reader.id} ${kind}`
      const known = place && told.get(place)
      if (known) known.lines.push(line)
      else if (place) told.set(place, { reader, kind, lines: [line] })
    }
  }

  return [...told.values()]
}

const send = async ({ reader, kind, lines }: Told, organization: Organization, notice: EventNotice, now: Instant) => {
  const [first, ...more] = lines
  const recipient = `user-${reader.id}`
  if (more.length === 0 && (await isToldBefore(first.event, recipient))) return 'told before'
  const { APP_ORIGIN, BOOK_ORIGIN } = readEnv('mail')
  const { id: thread } = first.appointment
  const sending = { eventId: notice.id, kind: `team-${kind}`, organization, to: reader.email, now, thread }

  return sendOnce({ ...sending, recipient, category: 'account' }, () =>
    teamMail({
      kind,
      appointments: [first.appointment, ...more.map(({ appointment }) => appointment)],
      before: beforeOf(first),
      organization,
      locale: reader.locale,
      appOrigin: APP_ORIGIN,
      bookOrigin: BOOK_ORIGIN,
    }),
  )
}

/** Tells the professionals whose day an event changes; not whoever did it, nor whoever wants no such mails. */
export const sendTeamMails = async (notice: EventNotice, now: Instant): Promise<MailOutcome> => {
  const [lines, organization] = await Promise.all([linesOf(notice), findOrganization(notice.organizationId)])
  if (!organization?.isActive || organization.writeMode === 'moved') return 'not due'
  const outcomes: MailOutcome[] = []
  for (const told of await gather(lines, now)) outcomes.push(await send(told, organization, notice, now))

  return outcomes.find((outcome) => outcome === 'sent') ?? outcomes[0] ?? 'not due'
}
