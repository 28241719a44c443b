import { minutesOfDays, slotsByDay } from '@reservaplus/shared/availability/days'
import { isPublicService } from '@reservaplus/shared/availability/effective'
import type { Audience } from '@reservaplus/shared/availability/question'
import type { Availability } from '@reservaplus/shared/availability/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { offeredVisits } from '@reservaplus/shared/visits/offer'
import type { AppContext } from '../app-context'
import { type LineAsked, lineOf, readersOf } from '../appointments/gather-lines'
import { takesNewBookings } from '../availability/check-bookable'
import { assertRange, exceptionMargin, type Offers } from '../availability/find-days'
import { gatherVisitQuestion } from '../availability/gather-visit'
import { assertPublic } from '../organizations/find-by-slug'
import { findOrganization } from '../organizations/repository'
import { findDayExceptions } from '../schedules/repository'

export type VisitAsked = {
  lines: readonly LineAsked[]
  gapMinutes: number
  from: LocalDate
  to: LocalDate
  audience: Audience
  slug?: string
  ignoreIds?: readonly string[]
}

const notFound = () => new AppError('NOT_FOUND', 'There is no such service')

const gather = async (ctx: AppContext, { lines, from, to, audience, slug }: VisitAsked) => {
  const { organizationId } = ctx
  const read = readersOf(organizationId, {})
  const moving = lines[0]?.moving
  const reading = findOrganization(organizationId)
  const [organization, exceptions, takesBookings, ...found] = await Promise.all([
    reading,
    findDayExceptions(organizationId, { from: addDays(from, -exceptionMargin), to: addDays(to, exceptionMargin) }),
    takesNewBookings(ctx, { audience, moving, organization: reading, appointments: lines.length }),
    ...lines.map((line) => Promise.all([read.service(line.serviceId), read.team(line.professionalId)])),
  ])
  assertPublic(organization, slug)
  const known = lines.map((line, index) => {
    const [service, team] = found[index] ?? []
    const isShown = service && (audience !== 'client' || line.moving || isPublicService(service))
    if (!service || !team || !isShown) throw notFound()

    return lineOf(line, service, team)
  })
  const resources = known.map(async (line) => ({
    ...line,
    resource: line.resourceId ? await read.resource(line.resourceId) : undefined,
  }))

  return { organization, exceptions, takesBookings, lines: await Promise.all(resources) }
}

/** The starts at which all of a visit has room, by who would begin. */
export const findVisitOffers = async (ctx: AppContext, asked: VisitAsked): Promise<Offers> => {
  assertRange(asked)
  const { takesBookings, ...found } = await gather(ctx, asked)
  const { timeZone } = found.organization
  if (!takesBookings) return { timeZone, offers: [] }

  const range = minutesOfDays(timeZone, asked.from, asked.to)
  const now = instantOf(ctx.clock.now())
  const question = await gatherVisitQuestion(ctx.organizationId, found, { ...asked, ...range, now })
  const starts = new Map<ProfessionalId, number[]>(found.lines[0]?.candidates.map(({ id }) => [id, []]))
  for (const { start, lines } of offeredVisits(question, range.from, range.to)) {
    const begins = found.lines[0]?.candidates[lines[0]?.candidate ?? 0]
    if (begins) starts.get(begins.id)?.push(start)
  }

  return { timeZone, offers: [...starts].map(([professionalId, own]) => ({ professionalId, starts: own })) }
}

export const findVisitDays = async (ctx: AppContext, asked: VisitAsked): Promise<Availability> => {
  const { timeZone, offers } = await findVisitOffers(ctx, asked)
  const { from, to } = asked

  return { timeZone, days: slotsByDay(offers, { zone: timeZone, from, to }) }
}
