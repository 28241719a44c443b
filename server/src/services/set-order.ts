import type { ServiceId } from '@reservaplus/shared/ids/schema'
import type { ListedService, Service } from '@reservaplus/shared/services/schema'
import type { AppContext } from '../app-context'
import { commitOrder } from '../db/commit-order'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { findServices, serviceReplacement } from './repository'
import { existingService, list } from './service'

export const setOrder = async (ctx: AppContext, { ids }: { ids: readonly ServiceId[] }): Promise<ListedService[]> => {
  const [, everything] = await Promise.all([findWritable(ctx), findServices(ctx.organizationId, { consistent: true })])
  const services = everything.filter(({ isDeleted }) => !isDeleted)
  await commitOrder(services, ids, ({ id, order }) =>
    commitUpdate<Service>(ctx, {
      kind: 'service',
      read: () => existingService(ctx, id, { consistent: true }),
      change: (current) => ({ ...current, order }),
      writes: (next, current) => [serviceReplacement(next, current)],
    }),
  )

  return list(ctx, {}, { consistent: true })
}
