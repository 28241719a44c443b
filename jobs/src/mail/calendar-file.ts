import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

const statusOf = ({ status }: Appointment) => {
  if (status === 'cancelled') {
    return ICalEventStatus.CANCELLED
  }

  return status === 'pending' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}

/** The .ics of what a client has booked: UTC instants, so that it is right whatever zone the reader's calendar knows. */
export const calendarFile = (
  appointments: readonly Appointment[],
  organization: Organization,
  manageUrl?: string,
): string => {
  const isCancelled = appointments.every(({ status }) => status === 'cancelled')
  const calendar = ical({
    prodId: { company: 'ReservaPlus', product: 'ReservaPlus', language: organization.locale.toUpperCase() },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })

  for (const appointment of appointments) {
    calendar.createEvent({
      id: `${appointment.id}@reservaplus`,
      // The calendar program replaces its copy only when the sequence grows.
      sequence: appointment.version,
      start: new Date(appointment.start),
      end: new Date(appointment.end),
      stamp: new Date(appointment.updatedAt),
      summary: `${appointment.serviceName} · ${organization.name}`,
      location: [organization.address, organization.city].filter(Boolean).join(', '),
      status: statusOf(appointment),
      ...(manageUrl && { url: manageUrl }),
    })
  }

  return calendar.toString()
}
