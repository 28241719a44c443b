import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import type { UpdateServiceInput } from '@reservaplus/shared/services/inputs'
import type { Service } from '@reservaplus/shared/services/schema'
import type { AppContext } from '../app-context'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { assertSound, resourceWrites, toAddOns } from './check-service'
import { serviceReplacement } from './repository'
import { existingService } from './service'

/** Field by field. Appointments keep what was agreed: name, time and price are theirs. */
export const update = (ctx: AppContext, input: UpdateServiceInput): Promise<Service> => {
  const { id, version, addOns, ...changes } = input

  return commitUpdate<Service>(ctx, {
    kind: 'service',
    read: () => existingService(ctx, id, { consistent: true }),
    version,
    change: async (current) => {
      const { currency } = await findWritable(ctx)
      const changed = applyChanges(current, { ...changes, ...(addOns && { addOns: toAddOns(ctx, addOns, current) }) })
      assertSound(changed, currency, current)

      return changed
    },
    writes: async (next, current) => [
      serviceReplacement(next, current),
      ...(next.resourceId === current.resourceId ? [] : await resourceWrites(ctx, next.resourceId)),
    ],
  })
}
