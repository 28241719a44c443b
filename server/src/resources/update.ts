import { shownBeside } from '@reservaplus/shared/appointments/shown-to'
import type { ResourceId } from '@reservaplus/shared/ids/schema'
import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import type { ChangedResource, UpdateResourceInput } from '@reservaplus/shared/resources/inputs'
import type { Resource } from '@reservaplus/shared/resources/schema'
import type { AppContext } from '../app-context'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { findConflicts } from './find-conflicts'
import { findResource, resourceReplacement } from './repository'

export const changeResource = (
  ctx: AppContext,
  id: ResourceId,
  change: (current: Resource) => Resource,
  version?: number,
): Promise<Resource> =>
  commitUpdate<Resource>(ctx, {
    kind: 'resource',
    read: () => findResource(ctx.organizationId, id, { consistent: true }),
    change,
    version,
    writes: (next, current) => [resourceReplacement(next, current)],
  })

/**
 * Fewer of them, or out of use: no booking that was decided before is written any more, and what is ahead without a
 * place is told. It stands as it was agreed.
 */
export const update = async (
  ctx: AppContext,
  { id, version, ...changes }: UpdateResourceInput,
): Promise<ChangedResource> => {
  await findWritable(ctx)
  const resource = await changeResource(ctx, id, (current) => applyChanges(current, changes), version)
  const isAsked = changes.quantity !== undefined || changes.isActive !== undefined
  const available = resource.isActive ? resource.quantity : 0

  return { resource, conflicts: isAsked ? shownBeside(ctx, await findConflicts(ctx, resource, available)) : [] }
}
