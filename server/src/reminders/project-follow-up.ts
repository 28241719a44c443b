import type { AppointmentId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { followUpAt } from '@reservaplus/shared/reminders/follow-up'

import { findAppointment } from '../appointments/repository'
import { findOrganization } from '../organizations/repository'
import { createFollowUp } from './follow-up-repository'

type Place = { organizationId: OrganizationId; appointmentId: AppointmentId }

/** Notes when the client of a visit is to be asked back, where the salon does that. Whether, is decided then. */
export const projectFollowUp = async ({ organizationId, appointmentId }: Place): Promise<void> => {
  const [appointment, organization] = await Promise.all([
    findAppointment(organizationId, appointmentId),
    findOrganization(organizationId),
  ])
  const dueAt = appointment && organization && followUpAt(appointment, organization.bookingRules)
  if (dueAt) await createFollowUp({ organizationId, appointmentId, dueAt, plannedFor: dueAt, version: 1 })
}
