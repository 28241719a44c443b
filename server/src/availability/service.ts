import { effectiveService, isPublicService, offersService } from '@reservaplus/shared/availability/effective'
import type {
  Availability,
  AvailabilityInput,
  Catalogue,
  StaffAvailabilityInput,
} from '@reservaplus/shared/availability/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ProfessionalId, ServiceId } from '@reservaplus/shared/ids/schema'
import { publicRules } from '@reservaplus/shared/organizations/schema'
import { may } from '@reservaplus/shared/permissions/may'
import { type Professional, publicProfessional } from '@reservaplus/shared/professionals/schema'
import { publicService } from '@reservaplus/shared/services/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'

import type { AppContext, RequestContext } from '../app-context'
import { findAppointment } from '../appointments/repository'
import { assertPublic, enterBySlug } from '../organizations/find-by-slug'
import { toPublicOrganization } from '../organizations/read-public'
import { findOrganization } from '../organizations/repository'
import { findProfessionals } from '../professionals/repository'
import { findServices } from '../services/repository'
import { assertOwn } from '../users/check-scope'
import { findDays } from './find-days'

/** Only what somebody can book now: services that somebody does, professionals who do something. */
export const catalogue = async (ctx: RequestContext, { slug }: { slug: string }): Promise<Catalogue> => {
  const { organizationId } = await enterBySlug(ctx, slug)
  const [organization, allServices, everybody] = await Promise.all([
    findOrganization(organizationId),
    findServices(organizationId),
    findProfessionals(organizationId),
  ])
  assertPublic(organization, slug)
  const team = everybody.filter(({ isActive, acceptsBookings }) => isActive && acceptsBookings)
  const pairs = allServices
    .filter(isPublicService)
    .flatMap((service) =>
      team.filter((each) => offersService(service, each)).map((professional) => ({ service, professional })),
    )
  const offers = pairs.map(({ service, professional }) => {
    const { durationMinutes, price } = effectiveService(service, professional)

    return { serviceId: service.id, professionalId: professional.id, durationMinutes, price }
  })
  // Only what is offered here: an id more would tell of services that nobody shall see.
  const servicesOf = ({ id }: Professional) =>
    offers.filter(({ professionalId }) => professionalId === id).map(({ serviceId }) => serviceId)

  return {
    organization: toPublicOrganization(organization),
    services: [...new Set(pairs.map(({ service }) => service))].map((each) => publicService.parse(each)),
    professionals: team
      .map((each) => ({ ...each, serviceIds: servicesOf(each) }))
      .filter(({ serviceIds }) => serviceIds.length > 0)
      .map((each) => publicProfessional.parse(each)),
    offers,
    rules: publicRules.parse(organization.bookingRules),
  }
}

export const publicDays = async (
  ctx: RequestContext,
  { slug, ...input }: AvailabilityInput & { slug: string },
): Promise<Availability> => findDays(await enterBySlug(ctx, slug), { ...input, slug, audience: 'client' })

export const days = async (
  ctx: AppContext,
  { appointmentId, ...input }: StaffAvailabilityInput,
): Promise<Availability> => {
  if (!appointmentId) return findDays(ctx, { ...input, audience: 'staff' })
  if (!may(ctx, 'appointments:read')) throw new AppError('FORBIDDEN', 'This key shows no appointments')
  const moving = assertOwn(ctx, 'appointments:read', await findAppointment(ctx.organizationId, appointmentId))
  const { serviceId, id } = moving

  return findDays(ctx, { ...input, serviceId, audience: 'staff', moving, ignoreIds: [id] })
}

type DayInput = { professionalId: ProfessionalId; date: LocalDate; serviceId: ServiceId }

export const day = (ctx: AppContext, { date, ...input }: DayInput): Promise<Availability> =>
  days(ctx, { ...input, from: date, to: date })
