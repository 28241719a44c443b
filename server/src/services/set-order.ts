import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ServiceId } from '@reservaplus/shared/ids/schema'
import { reordered } from '@reservaplus/shared/objects/order'
import type { ListedService, Service } from '@reservaplus/shared/services/schema'
import type { AppContext } from '../app-context'
import { inGroups } from '../db/in-groups'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { findServices, serviceReplacement } from './repository'
import { existingService, list } from './service'

/** Each by itself; repeated, it ends where it should. */
export const setOrder = async (ctx: AppContext, { ids }: { ids: readonly ServiceId[] }): Promise<ListedService[]> => {
  const [, everything] = await Promise.all([findWritable(ctx), findServices(ctx.organizationId, { consistent: true })])
  const services = everything.filter(({ isDeleted }) => !isDeleted)
  if (ids.some((id) => !services.some((each) => each.id === id))) {
    throw new AppError('NOT_FOUND', 'There is no such service')
  }
  await inGroups(reordered(services, ids), ({ id, order }) =>
    commitUpdate<Service>(ctx, {
      kind: 'service',
      read: () => existingService(ctx, id, { consistent: true }),
      change: (current) => ({ ...current, order }),
      writes: (next, current) => [serviceReplacement(next, current)],
    }),
  )

  return list(ctx, {}, { consistent: true })
}
