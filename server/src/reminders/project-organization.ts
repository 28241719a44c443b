import type { EventId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { longestReminderLeadHours } from '@reservaplus/shared/organizations/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'

import type { Clock } from '../app-context'
import { inGroups } from '../db/in-groups'
import { findEvent } from '../events/repository'
import { findAllAppointments } from '../reports/day-repository'
import { projectReminder } from './project-reminder'

const changesRules = async (organizationId: OrganizationId, id: EventId): Promise<boolean> => {
  const event = await findEvent(organizationId, id)

  return event?.type === 'organization.changed' && 'bookingRules' in (event.data.changes ?? {})
}

/** Another lead time concerns what begins within the longest one: for the rest nothing is decided yet. */
export const projectRemindersOf = async (
  { clock }: { clock: Clock },
  { organizationId, eventId }: { organizationId: OrganizationId; eventId: EventId },
): Promise<void> => {
  if (!(await changesRules(organizationId, eventId))) return
  const from = instantOf(clock.now())
  const to = addMinutes(from, 60 * longestReminderLeadHours)
  const ahead = await findAllAppointments(organizationId, { from, to })
  const confirmed = ahead.filter(({ status }) => status === 'confirmed')
  await inGroups(confirmed, ({ id }) => projectReminder({ clock }, { organizationId, appointmentId: id }))
}
