import { timeOf } from '@reservaplus/shared/appointments/agenda-entries'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { startCosts } from '@reservaplus/shared/availability/compact'
import { minutesOfDays, type Offer, slotsByDay } from '@reservaplus/shared/availability/days'
import {
  canTakeOver,
  effectiveService,
  isPublicService,
  offersService,
} from '@reservaplus/shared/availability/effective'
import { offeredStarts } from '@reservaplus/shared/availability/offer'
import type { Audience } from '@reservaplus/shared/availability/question'
import type { Availability, AvailabilityInput, SlotOrder } from '@reservaplus/shared/availability/schema'
import { longestAvailabilityDays } from '@reservaplus/shared/availability/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { chosenAddOns } from '@reservaplus/shared/services/add-ons'
import type { Service } from '@reservaplus/shared/services/schema'
import { addDays, dayNumberOf } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'

import { findAgendaEntries } from '../agenda/repository'
import type { AppContext } from '../app-context'
import { assertPublic } from '../organizations/find-by-slug'
import { findOrganization } from '../organizations/repository'
import { findProfessional, findProfessionals } from '../professionals/repository'
import { findResource } from '../resources/repository'
import { findDayExceptions } from '../schedules/repository'
import { findService, findServices } from '../services/repository'
import { takesNewBookings } from './check-bookable'
import { agendaDaysOf } from './gather-offers'
import { toQuestion } from './gather-question'

export const exceptionMargin = 5

export const assertRange = ({ from, to }: Pick<AvailabilityInput, 'from' | 'to'>): void => {
  const count = dayNumberOf(to) - dayNumberOf(from) + 1
  if (count < 1 || count > longestAvailabilityDays) {
    const message = `From one to ${longestAvailabilityDays} days`
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['to'], message }] })
  }
}

const professionalsOf = async (organizationId: OrganizationId, id: ProfessionalId | 'any') => {
  if (id === 'any') return findProfessionals(organizationId)
  const professional = await findProfessional(organizationId, id)

  return professional ? [professional] : []
}

type Question = AvailabilityInput & {
  audience: Audience
  order?: SlotOrder | undefined
  slug?: string
  ignoreIds?: readonly string[]
  /** The appointment that moves keeps its own time with its own professional. */
  moving?: Appointment
}

/** First round of reads: everything but, for "any", whose agendas matter; those and a room's are the second. */
const gather = async (ctx: AppContext, question: Question) => {
  const { organizationId } = ctx
  const { serviceId, professionalId, from, to, moving, audience } = question
  const days = agendaDaysOf(from, to)
  const agendaOf = (resourceId: string) => findAgendaEntries(organizationId, { resourceId, ...days })
  const reading = findOrganization(organizationId)
  const [organization, service, professionals, exceptions, namedBusy, takesBookings, services] = await Promise.all([
    reading,
    findService(organizationId, serviceId),
    professionalsOf(organizationId, professionalId),
    findDayExceptions(organizationId, { from: addDays(from, -exceptionMargin), to: addDays(to, exceptionMargin) }),
    professionalId === 'any' ? undefined : agendaOf(professionalId),
    takesNewBookings(ctx, { audience, moving, organization: reading }),
    question.order === 'compact' ? findServices(organizationId) : [],
  ])
  const able = service
    ? professionals.filter(
        (each) => each.id === moving?.professionalId || (moving ? canTakeOver : offersService)(service, each),
      )
    : []
  const resourceId = moving ? moving.resourceId : service?.resourceId
  const [resource, resourceBusy, ...busy] = await Promise.all([
    resourceId ? findResource(organizationId, resourceId) : undefined,
    resourceId ? agendaOf(resourceId) : [],
    ...able.map(({ id }) => namedBusy ?? agendaOf(id)),
  ])

  return { organization, service, able, exceptions, resourceId, resource, resourceBusy, busy, takesBookings, services }
}

const notFound = (what: string) => new AppError('NOT_FOUND', `There is no such ${what}`)

const isOffered = (service: Service | undefined, { moving, audience }: Question) =>
  Boolean(service) &&
  (moving !== undefined ||
    (service?.isActive === true && !service.isDeleted && (audience !== 'client' || isPublicService(service))))

const assertOffered = (service: unknown, able: readonly Professional[], asked: ProfessionalId | 'any') => {
  if (!service) throw notFound('service')
  if (asked !== 'any' && able.length === 0) throw notFound('professional')
}

export type Offers = { timeZone: string; offers: Offer[] }

/** Of all that somebody does: a gap that is shorter is of no use to them. */
const shortestMinutesOf = (services: readonly Service[], professional: Professional) =>
  Math.min(
    ...services
      .filter((each) => offersService(each, professional))
      .map((each) => effectiveService(each, professional).durationMinutes),
  )

/** The free starts of each professional who does the service, in the team's own order. */
export const findOffers = async (ctx: AppContext, question: Question): Promise<Offers> => {
  assertRange(question)
  const gathered = await gather(ctx, question)
  const { organization, service, able, exceptions, resourceId, resource, resourceBusy, busy, takesBookings, services } =
    gathered
  assertPublic(organization, question.slug)
  assertOffered(isOffered(service, question), able, question.professionalId)
  if (!service) throw notFound('service')

  const now = instantOf(ctx.clock.now())
  const { audience, ignoreIds = [], moving, from, to } = question
  const addOns = moving ? (moving.addOns ?? []) : chosenAddOns(service, question.addOnIds)
  const found = { organization, service, resourceId, resource, exceptions }
  const offers = (takesBookings ? able : []).map((professional, index) => {
    const asked = toQuestion(found, {
      professional,
      busy: busy[index] ?? [],
      resourceBusy,
      now,
      audience,
      ignoreIds,
      time:
        moving?.professionalId === professional.id ? timeOf(moving) : effectiveService(service, professional, addOns),
    })
    const range = minutesOfDays(organization.timeZone, from, to)
    const starts = offeredStarts(asked, range.from, range.to)
    const shortest = shortestMinutesOf(services, professional)

    return {
      professionalId: professional.id,
      starts,
      ...(question.order === 'compact' && { costs: startCosts(asked, starts, shortest) }),
    }
  })

  return { timeZone: organization.timeZone, offers }
}

export const findDays = async (ctx: AppContext, question: Question): Promise<Availability> => {
  const { timeZone, offers } = await findOffers(ctx, question)
  const { from, to } = question

  return { timeZone, days: slotsByDay(offers, { zone: timeZone, from, to }) }
}
