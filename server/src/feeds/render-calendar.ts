import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

type Place = Pick<Organization, 'name' | 'locale' | 'address' | 'city'>

const statusOf = ({ status }: Pick<Appointment, 'status'>) => {
  if (status === 'cancelled' || status === 'no_show') return ICalEventStatus.CANCELLED

  return status === 'pending' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}

const newCalendar = ({ locale }: Place, method: ICalCalendarMethod) =>
  ical({
    prodId: { company: 'ReservaPlus', product: 'ReservaPlus', language: locale.toUpperCase() },
    method,
  })

type Entry = { appointment: Appointment; summary: string; url?: string | undefined }

/** UTC instants: right whatever zone the reader's calendar knows. */
const add = (calendar: ICalCalendar, { address, city }: Place, { appointment, summary, url }: Entry) => {
  calendar.createEvent({
    id: `${appointment.id}@reservaplus`,
    // The calendar program replaces its copy only when the sequence grows.
    sequence: appointment.version,
    start: new Date(appointment.start),
    end: new Date(appointment.end),
    stamp: new Date(appointment.updatedAt),
    summary,
    location: [address, city].filter(Boolean).join(', '),
    status: statusOf(appointment),
    ...(url && { url }),
  })
}

/** What a client keeps of their appointments: the file in the mail, and behind the link. All of them are cancelled, or none. */
export const clientCalendar = (
  appointments: readonly Appointment[],
  organization: Place,
  manageUrl?: string,
): string => {
  const isCancelled = appointments.every(({ status }) => status === 'cancelled')
  const calendar = newCalendar(organization, isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH)
  for (const appointment of appointments) {
    const summary = `${appointment.serviceName} · ${organization.name}`
    add(calendar, organization, { appointment, summary, url: manageUrl })
  }

  return calendar.toString()
}

/** What the team reads again and again: cancelled ones stay in it as cancelled, or they would stay as they were. */
export const teamCalendar = (
  appointments: readonly Appointment[],
  organization: Place,
  { name, showsProfessional }: { name: string; showsProfessional: boolean },
): string => {
  const calendar = newCalendar(organization, ICalCalendarMethod.PUBLISH)
  calendar.name(`${name} · ${organization.name}`)
  calendar.ttl(15 * 60)
  for (const appointment of appointments) {
    const { clientName, serviceName, professionalName } = appointment
    const parts = [clientName, serviceName, ...(showsProfessional ? [professionalName] : [])]
    add(calendar, organization, { appointment, summary: parts.join(' · ') })
  }

  return calendar.toString()
}
