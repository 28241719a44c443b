import { AppError } from '@reservaplus/shared/errors/app-error'
import { serviceId } from '@reservaplus/shared/ids/schema'
import type { Service } from '@reservaplus/shared/services/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { commitChange } from '../db/change'
import { serviceCreation } from './repository'

export type NewService = Omit<Service, 'id' | 'organizationId' | 'isDeleted' | 'version' | 'createdAt'>

const addsUp = ({ segments, durationMinutes }: NewService) =>
  segments.length === 0 || segments.reduce((sum, { minutes }) => sum + minutes, 0) === durationMinutes

export const createService = async (ctx: AppContext, input: NewService): Promise<Service> => {
  if (!addsUp(input)) {
    throw new AppError('BAD_INPUT', 'The parts do not add up to the duration', {
      issues: [{ path: ['segments'], message: 'The parts do not add up to the duration' }],
    })
  }
  const service: Service = {
    ...input,
    id: serviceId.parse(ctx.newId()),
    organizationId: ctx.organizationId,
    isDeleted: false,
    version: 1,
    createdAt: instantOf(ctx.clock.now()),
  }

  await commitChange(ctx, { kind: 'service', id: service.id, version: 1, after: service }, [serviceCreation(service)])

  return service
}
