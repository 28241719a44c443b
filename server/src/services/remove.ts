import { occupies } from '@reservaplus/shared/appointments/lifecycle'
import { appointmentStatus } from '@reservaplus/shared/appointments/schema'
import type { DeleteServiceInput } from '@reservaplus/shared/services/inputs'
import type { Service, ServiceDeletion } from '@reservaplus/shared/services/schema'
import { countersOfService } from '@reservaplus/shared/subscriptions/counters'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { countAppointmentsOfService } from '../appointments/repository'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { countWrites } from '../subscriptions/write-counts'
import { serviceReplacement } from './repository'
import { existingService } from './service'

const occupying = appointmentStatus.options.filter(occupies)

/**
 * In two steps: whoever has appointments ahead is told how many, and says it again with `force`. Nothing is taken away
 * from appointments, before or ahead: they keep the service's name, time and price.
 */
export const remove = async (ctx: AppContext, { id, version, force }: DeleteServiceInput): Promise<ServiceDeletion> => {
  await Promise.all([findWritable(ctx), existingService(ctx, id)])
  const now = instantOf(ctx.clock.now())
  const appointmentCount = await countAppointmentsOfService(ctx.organizationId, id, {
    endAfter: now,
    statuses: occupying,
  })
  if (appointmentCount > 0 && !force) return { isDeleted: false, appointmentCount }

  await commitUpdate<Service>(ctx, {
    kind: 'service',
    read: () => existingService(ctx, id, { consistent: true }),
    version,
    change: (current) => ({ ...current, isDeleted: true, isActive: false }),
    writes: async (next, current) => [
      serviceReplacement(next, current),
      ...(await countWrites(ctx, { before: countersOfService(current), after: countersOfService(next) })),
    ],
  })

  return { isDeleted: true, appointmentCount }
}
