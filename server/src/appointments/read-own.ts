import { changeableUntil, clientMayChange } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, OwnAppointment } from '@reservaplus/shared/appointments/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { toPublicOrganization } from '../organizations/read-public'

/** What the client may see of their appointment: nothing that is stored about them, nothing the salon notes. */
export const toOwnAppointment = (
  appointment: Appointment,
  organization: Organization,
  now: Instant,
): OwnAppointment => {
  const { id, start, end, localStart, timeZone, status, serviceId, serviceName } = appointment
  const { professionalId, professionalName, durationMinutes, price, addOns, movedBySalonAt } = appointment
  const { clientConfirmedAt } = appointment

  return {
    id,
    start,
    end,
    localStart,
    timeZone,
    status,
    serviceId,
    serviceName,
    professionalId,
    professionalName,
    durationMinutes,
    price,
    ...(addOns && { addOns: addOns.map((each) => ({ name: each.name, price: each.price })) }),
    canBeChanged: clientMayChange(appointment, organization.bookingRules, now),
    // Whom the salon had to move did not choose this time.
    changeableUntil: movedBySalonAt ? start : changeableUntil(appointment, organization.bookingRules),
    ...(movedBySalonAt && { movedBySalon: true }),
    ...(clientConfirmedAt && { isConfirmedByClient: true }),
    organization: toPublicOrganization(organization),
  }
}

type OwnLine = NonNullable<OwnAppointment['visit']>['appointments'][number]

/** One service of a visit, for the client. */
export const toOwnLine = (appointment: Appointment): OwnLine => {
  const { id, start, end, localStart, status, serviceId, serviceName } = appointment
  const { professionalId, professionalName, durationMinutes, price } = appointment

  return {
    id,
    start,
    end,
    localStart,
    status,
    serviceId,
    serviceName,
    professionalId,
    professionalName,
    durationMinutes,
    price,
  }
}
