import { alternatives } from '@reservaplus/shared/availability/alternatives'
import { decideStart } from '@reservaplus/shared/availability/decide'
import { canTakeOver, effectiveService, offersService } from '@reservaplus/shared/availability/effective'
import type { SlotQuestion } from '@reservaplus/shared/availability/question'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ProfessionalId, professionalId } from '@reservaplus/shared/ids/schema'
import { reaches } from '@reservaplus/shared/permissions/reaches'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { occurrences } from '@reservaplus/shared/series/occurrences'
import { parseRecurrence } from '@reservaplus/shared/series/recurrence'
import {
  aheadDays,
  type PreviewedOccurrence,
  type PreviewSeriesInput,
  type SeriesPreview,
} from '@reservaplus/shared/series/schema'
import { chosenAddOns } from '@reservaplus/shared/services/add-ons'
import type { Service } from '@reservaplus/shared/services/schema'
import { addDays, minutesPerDay } from '@reservaplus/shared/time/calendar'
import { instantOf, toMinutes } from '@reservaplus/shared/time/instant'
import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { localDateOf, toInstant, toLocal } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { gatherQuestions } from '../availability/gather-offers'
import { exceptionDates } from '../availability/gather-question'
import { findExisting } from '../organizations/find-existing'
import { findProfessionals } from '../professionals/repository'
import { findResource } from '../resources/repository'
import { findDayExceptions } from '../schedules/repository'
import { findService } from '../services/repository'
import { narrowToOwn } from '../users/check-scope'

const notFound = (what: string) => new AppError('NOT_FOUND', `There is no such ${what}`)

const wrong = (field: string, message: string) =>
  new AppError('BAD_INPUT', message, { issues: [{ path: [field], message }] })

/** The dates that would stand in the agenda now, and whether the rule goes on after them. */
const datesOf = ({ rule, startsOn }: PreviewSeriesInput, today: LocalDate) => {
  const last = addDays(today, aheadDays)
  const dates: LocalDate[] = []
  for (const date of occurrences(parseRecurrence(rule), startsOn)) {
    if (date > last) return { dates, isLonger: true }
    dates.push(date)
  }

  return { dates, isLonger: false }
}

/** What a series is made of, found in the organization; BAD_INPUT for what can never be made. */
export const findPattern = async (ctx: AppContext, input: PreviewSeriesInput) => {
  const { organizationId } = ctx
  const mine = narrowToOwn(ctx, 'appointments:create', input.professionalId)
  const [organization, service, everybody] = await Promise.all([
    findExisting(ctx, { consistent: true }),
    findService(organizationId, input.serviceId),
    findProfessionals(organizationId),
  ])
  if (!service?.isActive || service.isDeleted) throw notFound('service')
  // Who books only for themselves chooses nobody else for a single date either, and is proposed nobody else.
  const reached = everybody.filter(({ id }) => reaches(ctx, 'appointments:create', id))
  const able = reached.filter((each) => each.id === mine || canTakeOver(service, each))
  const professional = able.find(({ id }) => id === mine)
  if (!professional || !offersService(service, professional)) throw notFound('professional')
  const today = localDateOf(instantOf(ctx.clock.now()), organization.timeZone)
  if (input.startsOn < today) throw wrong('startsOn', 'The first date has passed')
  const { dates, isLonger } = datesOf(input, today)
  if (dates.length === 0 && !isLonger) throw wrong('rule', 'This rule has no date')

  return { organization, service, professional, able, addOns: chosenAddOns(service, input.addOnIds), dates, isLonger }
}

export type Pattern = Awaited<ReturnType<typeof findPattern>>

/** Own first: who is asked for, and then those who might do it instead. */
const questionsOf = async (ctx: AppContext, { organization, service, professional, able, addOns, dates }: Pattern) => {
  const { organizationId } = ctx
  const [first, last] = [dates[0], dates.at(-1)]
  if (!first || !last) return []
  const from = toMinutes(toInstant(`${first}T00:00` as LocalDateTime, organization.timeZone)) - minutesPerDay
  const to = toMinutes(toInstant(`${last}T00:00` as LocalDateTime, organization.timeZone)) + 2 * minutesPerDay
  const { resourceId } = service
  const [resource, exceptions] = await Promise.all([
    resourceId ? findResource(organizationId, resourceId) : undefined,
    findDayExceptions(organizationId, exceptionDates(from, to)),
  ])
  const professionals = [professional, ...able.filter(({ id }) => id !== professional.id)]

  return gatherQuestions(
    organizationId,
    { organization, service, resourceId, resource, exceptions },
    {
      professionals,
      from,
      to,
      now: instantOf(ctx.clock.now()),
      audience: 'staff',
      timeWith: (each: Professional) => effectiveService(service as Service, each, addOns),
    },
  )
}

type Asked = { questions: readonly SlotQuestion[]; start: number }

/** Somebody else at the same time, or the nearest time of the same day and those beside it. */
const proposalFor = ({ questions: [own, ...others], start }: Asked) => {
  const other = others.find((each) => decideStart(each, start).ok)
  if (other) return { professionalId: other.professional.id, start: undefined }
  const range = { start, from: start - minutesPerDay, to: start + minutesPerDay }
  const [near] = own ? alternatives([own], { ...range, count: 1 }) : []

  return near
}

/** Every date of the first half year: is its time free, and where it is not, what would be. Nothing is kept for anybody. */
export const preview = async (ctx: AppContext, input: PreviewSeriesInput): Promise<SeriesPreview> => {
  const pattern = await findPattern(ctx, input)
  const questions = await questionsOf(ctx, pattern)
  const { timeZone } = pattern.organization
  const whose = pattern.professional.id

  const items = pattern.dates.map((date): PreviewedOccurrence => {
    const localStart = `${date}T${input.localTime}` as LocalDateTime
    const start = toInstant(localStart, timeZone)
    const at = { date, localStart, start, professionalId: whose }
    const [own] = questions
    const decision = own && decideStart(own, toMinutes(start))
    if (!decision || decision.ok) return { ...at, isFree: true }
    const found = proposalFor({ questions, start: toMinutes(start) })
    const proposed = found && placeAt(found.start ?? start, timeZone, professionalId.parse(found.professionalId))

    return { ...at, isFree: false, reason: decision.reason, ...(proposed && { proposal: proposed }) }
  })

  return { items, isLonger: pattern.isLonger }
}

const placeAt = (start: PreviewedOccurrence['start'], timeZone: string, whose: ProfessionalId) => ({
  start,
  localStart: toLocal(start, timeZone),
  professionalId: whose,
})
