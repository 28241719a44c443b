import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { escaped, stamp, writeLines } from './write-lines'

type Place = Pick<Organization, 'name' | 'locale' | 'address' | 'city'>

const statusOf = ({ status }: Pick<Appointment, 'status'>) => {
  if (status === 'cancelled' || status === 'no_show') return 'CANCELLED'

  return status === 'pending' ? 'TENTATIVE' : 'CONFIRMED'
}

type Entry = { appointment: Appointment; summary: string; url?: string | undefined }

/** UTC instants: right whatever zone the reader's calendar knows. */
const eventLines = ({ address, city }: Place, { appointment, summary, url }: Entry) => {
  const location = [address, city].filter(Boolean).join(', ')

  return [
    'BEGIN:VEVENT',
    `UID:${appointment.id}@reservaplus`,
    // The calendar program replaces its copy only when the sequence grows.
    `SEQUENCE:${appointment.version}`,
    `DTSTAMP:${stamp(appointment.updatedAt)}`,
    `DTSTART:${stamp(appointment.start)}`,
    `DTEND:${stamp(appointment.end)}`,
    `SUMMARY:${escaped(summary)}`,
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(url ? [`URL;VALUE=URI:${url}`] : []),
    `STATUS:${statusOf(appointment)}`,
    'END:VEVENT',
  ]
}

type Calendar = { method: 'CANCEL' | 'PUBLISH'; properties?: readonly string[]; entries: readonly Entry[] }

const calendarOf = (place: Place, { method, properties = [], entries }: Calendar): string =>
  writeLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//ReservaPlus//ReservaPlus//${place.locale.toUpperCase()}`,
    `METHOD:${method}`,
    ...properties,
    ...entries.flatMap((entry) => eventLines(place, entry)),
    'END:VCALENDAR',
  ])

/** What a client keeps of their appointments: the file in the mail, and behind the link. All of them are cancelled, or none. */
export const clientCalendar = (appointments: readonly Appointment[], organization: Place, manageUrl?: string): string =>
  calendarOf(organization, {
    method: appointments.every(({ status }) => status === 'cancelled') ? 'CANCEL' : 'PUBLISH',
    entries: appointments.map((appointment) => ({
      appointment,
      summary: `${appointment.serviceName} · ${organization.name}`,
      url: manageUrl,
    })),
  })

/** Read again after a quarter of an hour. */
const refresh = 'PT15M'

/** What the team reads again and again: cancelled ones stay in it as cancelled, or they would stay as they were. */
export const teamCalendar = (
  appointments: readonly Appointment[],
  organization: Place,
  { name, showsProfessional }: { name: string; showsProfessional: boolean },
): string => {
  const title = escaped(`${name} · ${organization.name}`)

  return calendarOf(organization, {
    method: 'PUBLISH',
    properties: [
      `NAME:${title}`,
      `X-WR-CALNAME:${title}`,
      `REFRESH-INTERVAL;VALUE=DURATION:${refresh}`,
      `X-PUBLISHED-TTL:${refresh}`,
    ],
    entries: appointments.map((appointment) => {
      const { clientName, serviceName, professionalName } = appointment
      const parts = [clientName, serviceName, ...(showsProfessional ? [professionalName] : [])]

      return { appointment, summary: parts.join(' · ') }
    }),
  })
}
