import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { DomainEvent, EventNotice } from '@reservaplus/shared/events/schema'
import type { AppointmentId, ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { dateOf } from '@reservaplus/shared/reports/day-figures'
import { daysBetween } from '@reservaplus/shared/time/calendar'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'
import { localDateOf } from '@reservaplus/shared/time/zone'
import type { Clock } from '../app-context'
import { findAppointment } from '../appointments/repository'
import { findEvent } from '../events/repository'
import { findOrganization } from '../organizations/repository'
import { findDayFigures } from './day-repository'

type Touched = {
  organizationId: OrganizationId
  dates: LocalDate[]
  visits: { clientId: ClientId; appointmentId: AppointmentId }[]
}

/** Whatever the zone was when it was booked there. */
const datesAround = (start: Instant): LocalDate[] =>
  daysBetween(localDateOf(addMinutes(start, -12 * 60), 'UTC'), localDateOf(addMinutes(start, 14 * 60), 'UTC'))

type AppointmentEvent = Extract<DomainEvent, { subject: { kind: 'appointment' } }>

const isOfAppointment = (event: DomainEvent): event is AppointmentEvent => event.subject.kind === 'appointment'

/** Where it stood by the event, where it came from, and where it stands by now. */
const datesOf = ({ data }: AppointmentEvent, now: Appointment | undefined): LocalDate[] => {
  const before = 'previousStart' in data ? datesAround(data.previousStart) : []
  const told = now?.start === data.start ? [] : datesAround(data.start)

  return [...new Set([...before, ...told, ...(now ? [dateOf(now)] : [])])]
}

/** Whose it is, and whose it was before clients were merged. */
const clientsOf = ({ data }: AppointmentEvent): ClientId[] =>
  'previousClientId' in data && data.previousClientId ? [data.clientId, data.previousClientId] : [data.clientId]

const lastDate = '2199-12-31' as LocalDate

/** Hours have changed: days that are written already, from today on. */
const daysAhead = async (clock: Clock, organizationId: OrganizationId): Promise<LocalDate[]> => {
  const organization = await findOrganization(organizationId)
  if (!organization) return []
  const from = localDateOf(instantOf(clock.now()), organization.timeZone)

  return (await findDayFigures(organizationId, { from, to: lastDate })).map(({ date }) => date)
}

/** Which days, and whose first visit, an event may have changed. */
export const findTouched = async (clock: Clock, { id, organizationId, subject }: EventNotice): Promise<Touched> => {
  if (subject.kind !== 'appointment') {
    return { organizationId, dates: await daysAhead(clock, organizationId), visits: [] }
  }
  const event = await findEvent(organizationId, id)
  if (!event || !isOfAppointment(event)) return { organizationId, dates: [], visits: [] }
  const appointment = await findAppointment(organizationId, event.subject.id)

  return {
    organizationId,
    dates: datesOf(event, appointment),
    visits: clientsOf(event).map((clientId) => ({ clientId, appointmentId: event.subject.id })),
  }
}
