import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { AppointmentId, OrganizationId } from '@reservaplus/shared/ids/schema'

export declare const findAppointment: (
  organizationId: OrganizationId,
  id: AppointmentId,
) => Promise<Appointment | undefined>
