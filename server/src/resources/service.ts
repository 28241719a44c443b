import { shownBeside } from '@reservaplus/shared/appointments/shown-to'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ResourceId, resourceId } from '@reservaplus/shared/ids/schema'
import { nextOrder } from '@reservaplus/shared/objects/order'
import type {
  CreateResourceInput,
  ListResourcesInput,
  ResourceConflicts,
  ResourceConflictsInput,
} from '@reservaplus/shared/resources/inputs'
import type { Resource } from '@reservaplus/shared/resources/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext } from '../app-context'
import { commitOrder } from '../db/commit-order'
import { commitCreation } from '../db/create'
import { limitedCreation } from '../db/limited-creation'
import type { Read } from '../db/read'
import { recordCall } from '../idempotency/record-call'
import { findWritable } from '../organizations/find-writable'
import { findRunning } from '../subscriptions/find-running'
import { findConflicts } from './find-conflicts'
import { findResource, findResources, resourceCreation } from './repository'
import { changeResource } from './update'

/** Nobody has more of them by hand; their agendas are read one by one. */
const mostResources = 200

/** Whole, in their own order, in one read. */
export const list = async (
  { organizationId }: AppContext,
  { kind, isActive }: ListResourcesInput = {},
  read: Read = {},
): Promise<Resource[]> =>
  (await findResources(organizationId, read)).filter(
    (each) => (kind === undefined || each.kind === kind) && (isActive === undefined || each.isActive === isActive),
  )

export const get = async ({ organizationId }: AppContext, { id }: { id: ResourceId }): Promise<Resource> => {
  const resource = await findResource(organizationId, id)
  if (!resource) throw new AppError('NOT_FOUND', 'There is no such resource')

  return resource
}

export const create = async (ctx: AppContext, input: CreateResourceInput): Promise<Resource> => {
  const { idempotencyKey: _key, ...typed } = input
  const { organizationId } = ctx
  const id = resourceId.parse(ctx.newId())

  return commitCreation<Resource>(ctx, {
    kind: 'resource',
    call: recordCall(ctx, 'resources.create', input),
    find: (made) => findResource(organizationId, resourceId.parse(made), { consistent: true }),
    decide: async () => {
      const find = () => findResources(organizationId, { consistent: true })
      const [, , { all, write }] = await Promise.all([
        findWritable(ctx),
        findRunning(ctx),
        limitedCreation(organizationId, { kind: 'resource', most: mostResources, id, find }),
      ])
      const createdAt = instantOf(ctx.clock.now())
      const resource: Resource = { ...typed, id, organizationId, order: nextOrder(all), version: 1, createdAt }

      return { item: resource, writes: [resourceCreation(resource), write] }
    },
  })
}

/** Which appointments ahead have no place, or would have none if there were so many: of those one may read. */
export const conflicts = async (
  ctx: AppContext,
  { id, quantity }: ResourceConflictsInput,
): Promise<ResourceConflicts> => {
  const resource = await get(ctx, { id })

  const found = await findConflicts(ctx, resource, quantity ?? (resource.isActive ? resource.quantity : 0))

  return { items: shownBeside(ctx, found) }
}

export const setOrder = async (ctx: AppContext, { ids }: { ids: readonly ResourceId[] }): Promise<Resource[]> => {
  const [, all] = await Promise.all([findWritable(ctx), findResources(ctx.organizationId, { consistent: true })])
  await commitOrder(all, ids, ({ id, order }) => changeResource(ctx, id, (current) => ({ ...current, order })))

  return list(ctx, {}, { consistent: true })
}
