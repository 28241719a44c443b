import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ResourceId } from '@reservaplus/shared/ids/schema'
import type { AppContext } from '../app-context'
import { commitRemoval } from '../db/remove'
import { findWritable } from '../organizations/find-writable'
import { findServices } from '../services/repository'
import { findConflicts } from './find-conflicts'
import { findResource, resourceRemoval } from './repository'

const inUse = (message: string) => new AppError('IN_USE', message)

/**
 * Only what is out of use, and nothing needs any more. Out of use comes first: from then on neither a booking nor a
 * service can begin to need it while this looks.
 */
export const remove = async (
  ctx: AppContext,
  { id, version }: { id: ResourceId; version?: number | undefined },
): Promise<Record<string, never>> => {
  const { organizationId } = ctx
  await findWritable(ctx)

  await commitRemoval(ctx, {
    kind: 'resource',
    version,
    read: () => findResource(organizationId, id, { consistent: true }),
    writes: async (current) => {
      if (current.isActive) throw inUse('Take it out of use first')
      const [services, ahead] = await Promise.all([
        findServices(organizationId, { consistent: true }),
        findConflicts(ctx, current, 0),
      ])
      const needing = services.filter(({ resourceId, isDeleted }) => resourceId === id && !isDeleted)
      if (needing.length > 0) throw inUse(`Needed by ${needing.map(({ name }) => name).join(', ')}`)
      if (ahead.length > 0) throw inUse(`Needed by ${ahead.length} appointments ahead`)

      return [resourceRemoval(current)]
    },
  })

  return {}
}
