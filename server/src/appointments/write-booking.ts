import { agendaEntriesOf } from '@reservaplus/shared/appointments/agenda-entries'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import { onlineQuota } from '@reservaplus/shared/organizations/quota'
import type { Organization, Subscription } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { localDateOf } from '@reservaplus/shared/time/zone'

import type { AgendaDay } from '../agenda/repository'
import { agendaWrites, type Occupation } from '../agenda/write-days'
import type { Write } from '../db/transact'
import { eventCreation } from '../events/repository'
import { usageIncrement } from '../subscriptions/repository'

const occupationsOf = (appointment: Appointment, { bookingRules }: Organization): Occupation[] => {
  const { professional, resource } = agendaEntriesOf(appointment)
  const { professionalId, resourceId } = appointment

  return [
    { resourceId: professionalId, entries: professional, gapMinutes: bookingRules.bufferMinutes },
    ...(resourceId === undefined ? [] : [{ resourceId, entries: resource, gapMinutes: 0 }]),
  ]
}

type Change = {
  organization: Organization
  days: readonly AgendaDay[]
  /** As it will be; what it occupies then takes the place of what it occupied. */
  appointment: Appointment
  event: DomainEvent
  now: Instant
  /** The hold that this booking uses. */
  usedHoldId?: string | undefined
}

/** Agenda and event of any change to an appointment. */
export const occupancyWrites = ({ organization, days, appointment, event, now, usedHoldId }: Change): Write[] => {
  const add = occupationsOf(appointment, organization)
  // Nobody else's hold: it stands in items that were not read here, and a half removed one would hold a chair for nobody.
  const removeIds = [appointment.id, ...(usedHoldId === undefined ? [] : [usedHoldId])]

  return [eventCreation(event), ...agendaWrites(organization.id, { days, add, removeIds, now })]
}

/** Where the plan is finite: one more in the month, as the organization's zone counts months. */
export const usageWrites = (
  organization: Organization,
  { monthlyAppointments }: Subscription,
  { now, source }: { now: Instant; source: Appointment['source'] },
): Write[] =>
  monthlyAppointments === undefined
    ? []
    : [
        usageIncrement(organization.id, {
          month: localDateOf(now, organization.timeZone).slice(0, 7),
          limit: source === 'widget' ? onlineQuota(monthlyAppointments) : monthlyAppointments,
        }),
      ]
