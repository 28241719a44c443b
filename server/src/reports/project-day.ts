import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { availableMinutes } from '@reservaplus/shared/reports/available'
import { type DayFigures, sheetsOf } from '@reservaplus/shared/reports/day-figures'
import { dayNumberOf, minutesPerDay } from '@reservaplus/shared/time/calendar'
import { fromMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { localDateOf } from '@reservaplus/shared/time/zone'
import type { Clock } from '../app-context'
import { pause } from '../db/retry'
import { findOrganization } from '../organizations/repository'
import { findProfessionals } from '../professionals/repository'
import { findDayExceptions } from '../schedules/repository'
import { findAllAppointments, findVersionedDay, putDay } from './day-repository'

const attempts = 8

/** Whatever the zone: the earliest midnight on earth is 14 hours before Greenwich's, the latest 12 hours after. */
const instantsOf = (date: LocalDate) => {
  const midnight = dayNumberOf(date) * minutesPerDay

  return { from: fromMinutes(midnight - 14 * 60), to: fromMinutes(midnight + minutesPerDay + 12 * 60) }
}

/** A day that is over keeps the hours it was worked in: weekly hours have no history. */
const availableOn = async (
  clock: Clock,
  organizationId: OrganizationId,
  { date, stored }: { date: LocalDate; stored: DayFigures | undefined },
): Promise<DayFigures['available'] | undefined> => {
  const [organization, team, exceptions] = await Promise.all([
    findOrganization(organizationId),
    findProfessionals(organizationId),
    findDayExceptions(organizationId, { from: date, to: date }),
  ])
  if (!organization) return undefined
  const { timeZone } = organization
  if (stored && date < localDateOf(instantOf(clock.now()), timeZone)) return stored.available

  return availableMinutes(team, { from: date, to: date, timeZone, exceptions }).get(date) ?? {}
}

type Day = { organizationId: OrganizationId; date: LocalDate }

/**
 * Computes a day anew and whole: the order of events, and how often each comes, change nothing. The version is read before
 * the appointments are, so a computation on older appointments can never replace one on newer.
 */
export const projectDay = async (clock: Clock, { organizationId, date }: Day): Promise<void> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { figures: stored, version } = await findVersionedDay(organizationId, date)
    const [appointments, available] = await Promise.all([
      findAllAppointments(organizationId, instantsOf(date)),
      availableOn(clock, organizationId, { date, stored }),
    ])
    // Erased meanwhile.
    if (!available) return
    if (await putDay(organizationId, { date, sheets: sheetsOf(date, appointments), available }, version)) return
    await pause(clock, attempt)
  }

  throw new AppError('BUSY', 'A day changes faster than it can be added up')
}
