import { resourceId } from '@reservaplus/shared/ids/schema'
import {
  changedResource,
  createResourceInput,
  listResourcesInput,
  reorderResourcesInput,
  resourceConflicts,
  resourceConflictsInput,
  updateResourceInput,
} from '@reservaplus/shared/resources/inputs'
import { resource } from '@reservaplus/shared/resources/schema'
import * as z from 'zod'
import { listOf } from '../trpc/list-of'
import { restCreate, restDelete, restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { remove } from './remove'
import { conflicts, create, get, list, setOrder } from './service'
import { update } from './update'

// What services need is changed by whoever changes services.
export const staffProcedures = {
  list: staffProcedure('services:read')
    .meta(restGet('/resources', 'Rooms, chairs and equipment, in use or not'))
    .input(listResourcesInput)
    .output(listOf(resource))
    .query(async ({ ctx, input }) => ({ items: await list(ctx, input) })),

  get: staffProcedure('services:read')
    .meta(restGet('/resources/{id}', 'One room, chair or piece of equipment'))
    .input(z.object({ id: resourceId }))
    .output(resource)
    .query(({ ctx, input }) => get(ctx, input)),

  conflicts: staffProcedure('services:read')
    .meta(restGet('/resources/{id}/conflicts', 'Appointments ahead for which there are, or would be, too few'))
    .input(resourceConflictsInput)
    .output(resourceConflicts)
    .query(({ ctx, input }) => conflicts(ctx, input)),

  create: staffProcedure('services:write')
    .meta(restCreate('/resources', 'Add a room, chair or piece of equipment'))
    .input(createResourceInput)
    .output(resource)
    .mutation(({ ctx, input }) => create(ctx, input)),

  update: staffProcedure('services:write')
    .meta(restPut('/resources/{id}', 'Change it; what is left out stays. Answers which appointments have no place now'))
    .input(updateResourceInput)
    .output(changedResource)
    .mutation(({ ctx, input }) => update(ctx, input)),

  delete: staffProcedure('services:write')
    .meta(restDelete('/resources/{id}', 'Delete what is out of use and not needed any more'))
    .input(z.object({ id: resourceId, version: z.int().optional() }))
    .output(z.object({}))
    .mutation(({ ctx, input }) => remove(ctx, input)),

  reorder: staffProcedure('services:write')
    .meta(restPost('/resources/reorder', 'In which order they stand'))
    .input(reorderResourcesInput)
    .output(listOf(resource))
    .mutation(async ({ ctx, input }) => ({ items: await setOrder(ctx, input) })),
}
