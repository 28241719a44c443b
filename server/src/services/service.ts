import { effectiveService } from '@reservaplus/shared/availability/effective'
import { foldText } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ServiceId } from '@reservaplus/shared/ids/schema'
import type { ListServicesInput } from '@reservaplus/shared/services/inputs'
import type { ListedService, Service, ServiceProfessional } from '@reservaplus/shared/services/schema'

import type { AppContext } from '../app-context'
import type { Read } from '../db/read'
import { findProfessionals } from '../professionals/repository'
import { findService, findServices } from './repository'

const fits = (service: Service, { search, category, isActive }: ListServicesInput) => {
  const words = foldText(search ?? '')
  const text = foldText(`${service.name} ${service.description} ${service.category}`)

  return (
    !service.isDeleted &&
    text.includes(words) &&
    (category === undefined || foldText(service.category) === foldText(category)) &&
    (isActive === undefined || service.isActive === isActive)
  )
}

/** Whole: a plan has five hundred at most. Two reads at once, however many there are. */
export const list = async (
  { organizationId }: AppContext,
  asked: ListServicesInput = {},
  read: Read = {},
): Promise<ListedService[]> => {
  const [services, team] = await Promise.all([
    findServices(organizationId, read),
    findProfessionals(organizationId, read),
  ])

  return services
    .filter((service) => fits(service, asked))
    .map((service) => ({
      ...service,
      totalMinutes: service.bufferBeforeMinutes + service.durationMinutes + service.bufferAfterMinutes,
      professionalCount: team.filter(({ isActive, serviceIds }) => isActive && serviceIds.includes(service.id)).length,
    }))
}

/** One that was deleted answers like one that never was. */
export const existingService = async ({ organizationId }: AppContext, id: ServiceId, read: Read = {}) => {
  const service = await findService(organizationId, id, read)
  if (!service || service.isDeleted) throw new AppError('NOT_FOUND', 'There is no such service')

  return service
}

export const get = (ctx: AppContext, { id }: { id: ServiceId }): Promise<Service> => existingService(ctx, id)

/** Who does it, active or not, each in their own time and at their own price. */
export const listProfessionals = async (
  ctx: AppContext,
  { id }: { id: ServiceId },
  read: Read = {},
): Promise<ServiceProfessional[]> => {
  const [service, team] = await Promise.all([
    existingService(ctx, id, read),
    findProfessionals(ctx.organizationId, read),
  ])

  return team
    .filter(({ serviceIds }) => serviceIds.includes(id))
    .map((professional) => {
      const own = professional.serviceOverrides[id]
      const { durationMinutes, price } = effectiveService(service, professional)

      return {
        professionalId: professional.id,
        name: professional.name,
        isActive: professional.isActive,
        durationMinutes,
        price,
        hasOwnDuration: own?.durationMinutes !== undefined,
        hasOwnPrice: own?.price !== undefined,
      }
    })
}
