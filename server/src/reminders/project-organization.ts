import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { longestReminderLeadHours } from '@reservaplus/shared/organizations/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import type { Clock } from '../app-context'
import { AppointmentEntity } from '../appointments/entity'
import { appointmentRange, organizationPk } from '../db/keys'
import { appTable } from '../db/table'
import { projectReminder } from './project-reminder'

/** Another lead time concerns what begins within the longest one: for the rest nothing is decided yet. */
export const projectRemindersOf = async (
  { clock }: { clock: Clock },
  organizationId: OrganizationId,
): Promise<void> => {
  const now = instantOf(clock.now())
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(AppointmentEntity)
    .query({
      partition: organizationPk(organizationId),
      range: { between: appointmentRange(now, addMinutes(now, 60 * longestReminderLeadHours)) },
    })
    .options({
      entityAttrFilter: false,
      maxPages: Number.POSITIVE_INFINITY,
      filters: { Appointment: { attr: 'status', eq: 'confirmed' } },
      attributes: ['id'],
    })
    .send()
  for (const { id } of Items) await projectReminder({ clock }, { organizationId, appointmentId: id })
}
