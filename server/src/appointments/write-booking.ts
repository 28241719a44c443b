import { agendaEntriesOf } from '@reservaplus/shared/appointments/agenda-entries'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { limitsOf } from '@reservaplus/shared/subscriptions/plans'
import { onlineQuota } from '@reservaplus/shared/subscriptions/quota'
import type { Subscription } from '@reservaplus/shared/subscriptions/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { localDateOf } from '@reservaplus/shared/time/zone'

import type { AgendaDay } from '../agenda/repository'
import { agendaWrites, type Occupation } from '../agenda/write-days'
import type { Write } from '../db/transact'
import { eventCreation } from '../events/repository'
import { counterIncrement, monthIncrement } from '../subscriptions/counters'

const occupationsOf = (appointment: Appointment, { bookingRules }: Organization): Occupation[] => {
  const { professional, resource } = agendaEntriesOf(appointment)
  const { professionalId, resourceId } = appointment

  return [
    { resourceId: professionalId, entries: professional, gapMinutes: bookingRules.bufferMinutes },
    ...(resourceId === undefined ? [] : [{ resourceId, entries: resource, gapMinutes: 0 }]),
  ]
}

/** As it will be; what it occupies then takes the place of what it occupied. */
export type ChangedLine = { appointment: Appointment; event: DomainEvent }

type Changes = {
  organization: Organization
  days: readonly AgendaDay[]
  lines: readonly ChangedLine[]
  now: Instant
  /** The hold that this booking uses. */
  usedHoldId?: string | undefined
}

/** Agenda and events of any change to appointments; an agenda day that several of them touch is written once. */
export const occupancyOfLines = ({ organization, days, lines, now, usedHoldId }: Changes): Write[] => {
  const add = lines.flatMap(({ appointment }) => occupationsOf(appointment, organization))
  // Nobody else's hold: it stands in items that were not read here, and a half removed one would hold a chair for nobody.
  const removeIds = [
    ...lines.map(({ appointment }) => appointment.id),
    ...(usedHoldId === undefined ? [] : [usedHoldId]),
  ]

  return [
    ...lines.map(({ event }) => eventCreation(event)),
    ...agendaWrites(organization.id, { days, add, removeIds, now }),
  ]
}

export const occupancyWrites = ({ appointment, event, ...change }: Omit<Changes, 'lines'> & ChangedLine): Write[] =>
  occupancyOfLines({ ...change, lines: [{ appointment, event }] })

type Counted = {
  organization: Organization
  subscription: Subscription
  now: Instant
  source: Appointment['source']
  /** How many of each are new. */
  appointments: number
  clients: number
}

/** So many more in the month, as the organization's zone counts months, and so many clients more; each counter once. */
export const usageWrites = ({ organization, subscription, now, source, appointments, clients }: Counted): Write[] => {
  const limits = limitsOf(subscription)
  const month = localDateOf(now, organization.timeZone).slice(0, 7)

  const full = limits.monthlyAppointments

  return [
    monthIncrement(
      organization.id,
      month,
      full !== undefined && source === 'widget' ? onlineQuota(full) : full,
      appointments,
    ),
    ...(clients > 0 ? [counterIncrement(organization.id, 'clients', limits.clients, clients)] : []),
  ]
}
