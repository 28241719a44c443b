import type { ServiceTime } from '@reservaplus/shared/agenda/build'
import { touchedDays } from '@reservaplus/shared/agenda/occupancy'
import { timeOf } from '@reservaplus/shared/appointments/agenda-entries'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { minutesOfDays } from '@reservaplus/shared/availability/days'
import { canTakeOver, effectiveService, offersService, withDuration } from '@reservaplus/shared/availability/effective'
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
import { type LineWindow, lineWindows } from '@reservaplus/shared/visits/windows'

import { type AgendaDay, type AgendaDayKey, findAgendaDays } from '../agenda/repository'
import { exceptionDates, type SlotRulesFound } from '../availability/gather-question'
import type { Read } from '../db/read'
import { findOrganization } from '../organizations/repository'
import { findProfessional, findProfessionals } from '../professionals/repository'
import { findResource } from '../resources/repository'
import { findDayExceptions } from '../schedules/repository'
import { findService } from '../services/repository'
import { findSubscription } from '../subscriptions/repository'

export type LineAsked = {
  serviceId: ServiceId
  professionalId: ProfessionalId | 'any'
  /** Not this one, when anybody may do it. */
  except?: ProfessionalId | undefined
  addOnIds?: readonly AddOnId[] | undefined
  /** The appointment that moves: with its own professional it keeps the time it was booked with. */
  moving?: Appointment | undefined
  /** Absent: as long as it takes by the catalogue. */
  durationMinutes?: number | undefined
  /** Lines of the same client follow one another; absent: there is only this one. */
  client?: string
}

export type LinesAsked = {
  lines: readonly LineAsked[]
  /** Epoch minutes. */
  start: number
  /** Minutes of rest between two services of one client. */
  gapMinutes?: number
  /** Days that hold what the change takes away: the appointment that moves, the hold that is replaced. */
  alsoDays?: readonly AgendaDayKey[] | undefined
}

export type LineGathered = Pick<SlotRulesFound, 'service' | 'resourceId' | 'resource'> & {
  candidates: readonly Professional[]
  /** What is booked with the service; its minutes are in `timeWith`. */
  addOns: readonly ServiceAddOn[]
  timeWith: (professional: Professional) => ServiceTime
}

/** What all lines are decided on. */
export type CommonGathered = Pick<SlotRulesFound, 'organization' | 'exceptions'> & {
  subscription: Subscription | undefined
  days: readonly AgendaDay[]
}

export type LinesGathered = CommonGathered & { lines: readonly LineGathered[] }

const strongly = { consistent: true } as const
const notFound = (what: string) => new AppError('NOT_FOUND', `There is no such ${what}`)

/** What several lines ask for is read once. */
const once = <Found>(read: (id: string) => Promise<Found>) => {
  const known = new Map<string, Promise<Found>>()

  return (id: string): Promise<Found> => {
    const found = known.get(id) ?? read(id)
    known.set(id, found)

    return found
  }
}

export const readersOf = (organizationId: OrganizationId, how: Read) => ({
  service: once((id) => findService(organizationId, id as ServiceId, how)),
  resource: once((id) => findResource(organizationId, id as NonNullable<SlotRulesFound['resourceId']>, how)),
  team: once(async (id) => {
    if (id === 'any') return findProfessionals(organizationId, how)
    const professional = await findProfessional(organizationId, id as ProfessionalId, how)
    if (!professional) throw notFound('professional')

    return [professional]
  }),
})

/** What was booked of a service that was withdrawn since may still be moved, also to somebody else who did it. */
const ableOf = (service: Service, team: readonly Professional[], { moving, professionalId, except }: LineAsked) => {
  const able = team.filter(
    (each) =>
      (professionalId !== 'any' || each.id !== except) &&
      (each.id === moving?.professionalId || (moving ? canTakeOver : offersService)(service, each)),
  )
  if (!moving && (!service.isActive || service.isDeleted)) throw notFound('service')
  if (able.length === 0 && professionalId !== 'any') throw notFound('professional')

  return able
}

const timesOf =
  (service: Service, addOns: readonly ServiceAddOn[], { moving, durationMinutes }: LineAsked) =>
  (professional: Professional): ServiceTime =>
    withDuration<ServiceTime>(
      moving?.professionalId === professional.id ? timeOf(moving) : effectiveService(service, professional, addOns),
      durationMinutes,
    )

/** For showing and for deciding alike: what of a line is known once its service and the team have been read. */
export const lineOf = (asked: LineAsked, service: Service, team: readonly Professional[]) => {
  const { moving } = asked
  const addOns = moving ? (moving.addOns ?? []) : chosenAddOns(service, asked.addOnIds)

  return {
    service,
    addOns,
    resourceId: moving ? moving.resourceId : service.resourceId,
    candidates: ableOf(service, team, asked),
    timeWith: timesOf(service, addOns, asked),
  }
}

// For a compact day a start may be offered because of what ended shortly before it: rounded up to five minutes.
const compactReach = 5

/** Where the lines can come to lie, for showing and for deciding alike. */
export const windowsOf = (
  asked: Pick<LinesAsked, 'lines' | 'gapMinutes'>,
  organization: Organization,
  lines: readonly Pick<LineGathered, 'candidates' | 'timeWith'>[],
): LineWindow[] =>
  lineWindows(
    lines.map(({ candidates, timeWith }, index) => ({
      client: asked.lines[index]?.client ?? '',
      times: candidates.map(timeWith),
    })),
    { gapMinutes: asked.gapMinutes ?? 0, bufferMinutes: organization.bookingRules.bufferMinutes },
  )

type Placed = { asked: LinesAsked; organization: Organization; windows: readonly LineWindow[] }

/** The days that guard a line, and for a free choice of professional the local day too, to see who has least to do. */
const daysOf = ({ resource, candidates, timeWith }: LineGathered, index: number, placed: Placed): AgendaDayKey[] => {
  const { asked, organization, windows } = placed
  const { start } = asked
  const { earliest, latest } = windows[index] ?? { earliest: 0, latest: 0 }
  const { bufferMinutes } = organization.bookingRules
  const localDay = (zone: string) => {
    const date = localDateOf(fromMinutes(start), zone)
    const { from, to } = minutesOfDays(zone, date, date)

    return utcDaysBetween(from, to)
  }
  const whole = (time: ServiceTime) => ({
    start: start + earliest,
    end: start + latest + time.durationMinutes,
    before: time.before,
    after: time.after,
  })
  const ofTeam = candidates.flatMap((professional) => {
    const time = timeWith(professional)
    const guarding = touchedDays([whole(time)], Math.max(bufferMinutes, time.before) + compactReach)
    const isCompared = asked.lines[index]?.professionalId === 'any'
    const compared = isCompared ? localDay(professional.timeZone ?? organization.timeZone) : []

    return [...guarding, ...compared].map((day) => ({ resourceId: professional.id as string, day }))
  })
  const ofResource = resource
    ? candidates.flatMap((professional) =>
        touchedDays([whole(timeWith(professional))], 0).map((day) => ({ resourceId: resource.id as string, day })),
      )
    : []

  return [...ofTeam, ...ofResource]
}

/** A batch may name a key only once. */
export const distinctKeys = (keys: readonly AgendaDayKey[]) => [
  ...new Map(keys.map((key) => [`${key.resourceId} ${key.day}`, key])).values(),
]

/**
 * All that a booking is decided on, read strongly: first the rules, then the agenda that the rules point at, and only then
 * what is special about the days: an exception that is set after the agenda was read has changed its version by the time
 * of the commit, one that was set before is seen.
 */
export const gatherLines = async (organizationId: OrganizationId, asked: LinesAsked): Promise<LinesGathered> => {
  const read = readersOf(organizationId, strongly)
  const [organization, subscription, ...found] = await Promise.all([
    findOrganization(organizationId, strongly),
    findSubscription(organizationId, strongly),
    ...asked.lines.map((line) => Promise.all([read.service(line.serviceId), read.team(line.professionalId)])),
  ])
  if (!organization) throw notFound('organization')
  const known = asked.lines.map((line, index) => {
    const [service, team] = found[index] ?? []
    if (!service || !team) throw notFound('service')

    return lineOf(line, service, team)
  })
  const lines = await Promise.all(
    known.map(async (line) => ({
      ...line,
      resource: line.resourceId ? await read.resource(line.resourceId) : undefined,
    })),
  )
  const windows = windowsOf(asked, organization, lines)
  const keys = lines.flatMap((line, index) => daysOf(line, index, { asked, organization, windows }))
  const days = await findAgendaDays(organizationId, distinctKeys([...keys, ...(asked.alsoDays ?? [])]))
  const latest = Math.max(0, ...windows.map((window) => window.latest))
  const dates = exceptionDates(asked.start, asked.start + latest + 1)
  const exceptions = await findDayExceptions(organizationId, { ...dates, ...strongly })

  return { organization, subscription, lines, exceptions, days }
}
