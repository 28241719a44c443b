import type { ServiceTime } from '@reservaplus/shared/agenda/build'
import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import { effectiveRules, effectiveService } from '@reservaplus/shared/availability/effective'
import type { Audience, SlotQuestion } from '@reservaplus/shared/availability/question'
import type { ResourceId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { Resource } from '@reservaplus/shared/resources/schema'
import type { DayException } from '@reservaplus/shared/schedules/schema'
import type { Service } from '@reservaplus/shared/services/schema'
import { addDays, utcDayOf } from '@reservaplus/shared/time/calendar'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'

/** All but the agenda that decides about a service's times. */
export type SlotRulesFound = {
  organization: Organization
  service: Service
  /** What the service, or the appointment that moves, needs. */
  resourceId: ResourceId | undefined
  /** Undefined too where the one that is needed does not exist. */
  resource: Resource | undefined
  exceptions: readonly DayException[]
}

type Asked = {
  professional: Professional
  busy: readonly AgendaEntry[]
  resourceBusy: readonly AgendaEntry[]
  now: Instant
  audience: Audience
  ignoreIds?: readonly string[]
  /** Absent: as this professional does the service now. */
  time?: ServiceTime
}

/** The one place where stored things become a question to the slot rules: the offer and the booking ask the same. */
export const toQuestion = (
  { organization, service, resourceId, resource, exceptions }: SlotRulesFound,
  { professional, busy, resourceBusy, now, audience, ignoreIds = [], time }: Asked,
): SlotQuestion => ({
  now,
  rules: effectiveRules(organization, professional),
  zone: professional.timeZone ?? organization.timeZone,
  professional: { id: professional.id, weeklyHours: professional.weeklyHours },
  service: time ?? effectiveService(service, professional),
  exceptions: exceptions.filter(({ professionalId }) => professionalId === professional.id),
  closures: exceptions.filter(({ professionalId }) => professionalId === 'ALL'),
  busy,
  ...(resourceId
    ? { resource: { id: resourceId, quantity: resource?.isActive ? resource.quantity : 0, busy: resourceBusy } }
    : {}),
  audience,
  ignoreIds,
})

// An interval joined over midnight reaches back, a long service reaches ahead, and a local day is not the UTC day.
const daysBefore = 3
const daysAfter = 4

/** The local dates whose exceptions can bear on starts within these epoch minutes. */
export const exceptionDates = (from: number, to: number): { from: LocalDate; to: LocalDate } => ({
  from: addDays(utcDayOf(from), -daysBefore),
  to: addDays(utcDayOf(to), daysAfter),
})
