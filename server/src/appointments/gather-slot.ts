import { professionalEntries, resourceEntries, type ServiceTime } from '@reservaplus/shared/agenda/build'
import { touchedDays } from '@reservaplus/shared/agenda/occupancy'
import { timeOf } from '@reservaplus/shared/appointments/agenda-entries'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { minutesOfDays } from '@reservaplus/shared/availability/days'
import { canTakeOver, effectiveService, offersService } from '@reservaplus/shared/availability/effective'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { AddOnId, OrganizationId, ProfessionalId, ServiceId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { chosenAddOns } from '@reservaplus/shared/services/add-ons'
import type { Service, ServiceAddOn } from '@reservaplus/shared/services/schema'
import type { Subscription } from '@reservaplus/shared/subscriptions/schema'
import { utcDaysBetween } from '@reservaplus/shared/time/calendar'
import { fromMinutes } from '@reservaplus/shared/time/instant'
import { localDateOf } from '@reservaplus/shared/time/zone'

import { type AgendaDay, type AgendaDayKey, findAgendaDays } from '../agenda/repository'
import { exceptionDates, type SlotRulesFound } from '../availability/gather-question'
import { findOrganization } from '../organizations/repository'
import { findProfessional, findProfessionals } from '../professionals/repository'
import { findResource } from '../resources/repository'
import { findDayExceptions } from '../schedules/repository'
import { findService } from '../services/repository'
import { findSubscription } from '../subscriptions/repository'

export type SlotAsked = {
  serviceId: ServiceId
  professionalId: ProfessionalId | 'any'
  /** Not this one, when anybody may do it. */
  except?: ProfessionalId | undefined
  addOnIds?: readonly AddOnId[] | undefined
  /** Epoch minutes. */
  start: number
  /** Days that hold what the change takes away: the appointment that moves, the hold that is replaced. */
  alsoDays?: readonly AgendaDayKey[]
  /** The appointment that moves: with its own professional it keeps the time it was booked with. */
  moving?: Appointment
}

export type SlotGathered = SlotRulesFound & {
  organization: Organization
  subscription: Subscription | undefined
  candidates: readonly Professional[]
  /** What is booked with the service; its minutes are in `timeWith`. */
  addOns: readonly ServiceAddOn[]
  timeWith: (professional: Professional) => ServiceTime
  days: readonly AgendaDay[]
}

const strongly = { consistent: true } as const
const notFound = (what: string) => new AppError('NOT_FOUND', `There is no such ${what}`)

const candidatesOf = async (
  organizationId: OrganizationId,
  { professionalId: id, except }: Pick<SlotAsked, 'professionalId' | 'except'>,
) => {
  if (id === 'any') return (await findProfessionals(organizationId, strongly)).filter((each) => each.id !== except)
  const professional = await findProfessional(organizationId, id, strongly)
  if (!professional) throw notFound('professional')

  return [professional]
}

// For a compact day a start may be offered because of what ended shortly before it: rounded up to five minutes.
const compactReach = 5

/** The days that guard the slot, and for a free choice of professional the local day too, to see who has least to do. */
const daysOf = (
  asked: SlotAsked,
  { organization, resource, candidates, timeWith }: Omit<SlotGathered, 'days' | 'exceptions'>,
) => {
  const { start } = asked
  const { bufferMinutes } = organization.bookingRules
  const facts = { kind: 'appointment', id: 'candidate', start } as const
  const localDay = (zone: string) => {
    const date = localDateOf(fromMinutes(start), zone)
    const { from, to } = minutesOfDays(zone, date, date)

    return utcDaysBetween(from, to)
  }
  const ofTeam = candidates.flatMap((professional) => {
    const time = timeWith(professional)
    const reach = Math.max(bufferMinutes, time.before) + compactReach
    const guarding = touchedDays(professionalEntries(facts, time), reach)
    const compared = asked.professionalId === 'any' ? localDay(professional.timeZone ?? organization.timeZone) : []

    return [...guarding, ...compared].map((day) => ({ resourceId: professional.id as string, day }))
  })
  const ofResource = resource
    ? candidates.flatMap((professional) =>
        touchedDays(resourceEntries(facts, timeWith(professional)), 0).map((day) => ({
          resourceId: resource.id as string,
          day,
        })),
      )
    : []

  return [...ofTeam, ...ofResource, ...(asked.alsoDays ?? [])]
}

const distinctKeys = (keys: readonly AgendaDayKey[]) => [
  ...new Map(keys.map((key) => [`${key.resourceId} ${key.day}`, key])).values(),
]

/** What was booked of a service that was withdrawn since may still be moved, also to somebody else who did it. */
const ableOf = (service: Service, team: readonly Professional[], { moving, professionalId }: SlotAsked) => {
  const able = team.filter(
    (each) => each.id === moving?.professionalId || (moving ? canTakeOver : offersService)(service, each),
  )
  if (!moving && (!service.isActive || service.isDeleted)) throw notFound('service')
  if (able.length === 0 && professionalId !== 'any') throw notFound('professional')

  return able
}

const timesOf =
  (service: Service, addOns: readonly ServiceAddOn[], moving: Appointment | undefined) =>
  (professional: Professional) =>
    moving?.professionalId === professional.id ? timeOf(moving) : effectiveService(service, professional, addOns)

/**
 * All that a booking is decided on, read strongly: first the rules, then the agenda that the rules point at, and only then
 * what is special about the days: an exception that is set after the agenda was read has changed its version by the time
 * of the commit, one that was set before is seen.
 */
export const gatherSlot = async (organizationId: OrganizationId, asked: SlotAsked): Promise<SlotGathered> => {
  const [organization, subscription, service, team] = await Promise.all([
    findOrganization(organizationId, strongly),
    findSubscription(organizationId, strongly),
    findService(organizationId, asked.serviceId, strongly),
    candidatesOf(organizationId, asked),
  ])
  if (!organization) throw notFound('organization')
  if (!service) throw notFound('service')
  const candidates = ableOf(service, team, asked)
  const resourceId = asked.moving ? asked.moving.resourceId : service.resourceId
  const resource = resourceId ? await findResource(organizationId, resourceId, strongly) : undefined
  const addOns = asked.moving ? (asked.moving.addOns ?? []) : chosenAddOns(service, asked.addOnIds)
  const timeWith = timesOf(service, addOns, asked.moving)
  const found = { organization, subscription, service, addOns, resourceId, resource, candidates, timeWith }
  const days = await findAgendaDays(organizationId, distinctKeys(daysOf(asked, found)))
  const dates = exceptionDates(asked.start, asked.start + 1)
  const exceptions = await findDayExceptions(organizationId, { ...dates, ...strongly })

  return { ...found, exceptions, days }
}
