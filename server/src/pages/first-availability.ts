import type { Availability, Catalogue } from '@reservaplus/shared/availability/schema'
import type { ProfessionalId, ServiceId } from '@reservaplus/shared/ids/schema'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { localDateOf } from '@reservaplus/shared/time/zone'
import { createCaller } from '../trpc/caller'
import type { PageRequest } from './page-request'

export type FirstAvailability = Availability & {
  serviceId: ServiceId
  professionalId: ProfessionalId | 'any'
  from: LocalDate
  to: LocalDate
}

const daysAhead = 13

/**
 * The free times that the page shows first, when the service is known: the salon's link names it (`?service=`), or there
 * is only one. Otherwise people choose first, and the times are asked for then.
 */
export const readFirstAvailability = async (
  { key: slug, query, ctx }: PageRequest,
  { services, professionals, organization }: Catalogue,
): Promise<FirstAvailability | undefined> => {
  const wanted = query.get('service')
  const service = wanted ? services.find(({ id }) => id === wanted) : services.length === 1 ? services[0] : undefined
  if (!service) return undefined

  const professionalId = professionals.find(({ id }) => id === query.get('professional'))?.id ?? ('any' as const)
  const from = localDateOf(instantOf(ctx.clock.now()), organization.timeZone)
  const question = { serviceId: service.id, professionalId, from, to: addDays(from, daysAhead) }

  return { ...question, ...(await createCaller(ctx).availability.publicDays({ slug, ...question })) }
}
