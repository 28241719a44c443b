import { serviceId } from '@reservaplus/shared/ids/schema'
import {
  changeProfessionalsInput,
  createServiceInput,
  deleteServiceInput,
  listServicesInput,
  reorderServicesInput,
  updateServiceInput,
} from '@reservaplus/shared/services/inputs'
import { listedService, service, serviceDeletion, serviceProfessional } from '@reservaplus/shared/services/schema'
import * as z from 'zod'
import { listOf } from '../trpc/list-of'
import { restCreate, restDelete, restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { add } from './add'
import { changeProfessionals } from './change-professionals'
import { remove } from './remove'
import { get, list, listProfessionals } from './service'
import { setOrder } from './set-order'
import { update } from './update'

const oneService = z.object({ id: serviceId })

export const staffProcedures = {
  list: staffProcedure('services:read')
    .meta(restGet('/services', 'Every service that is not deleted'))
    .input(listServicesInput)
    .output(listOf(listedService))
    .query(async ({ ctx, input }) => ({ items: await list(ctx, input) })),

  get: staffProcedure('services:read')
    .meta(restGet('/services/{id}', 'One service'))
    .input(oneService)
    .output(service)
    .query(({ ctx, input }) => get(ctx, input)),

  professionals: staffProcedure('services:read')
    .meta(restGet('/services/{id}/professionals', 'Who does it, in which time and at which price'))
    .input(oneService)
    .output(listOf(serviceProfessional))
    .query(async ({ ctx, input }) => ({ items: await listProfessionals(ctx, input) })),

  create: staffProcedure('services:write')
    .meta(restCreate('/services', 'Add a service'))
    .input(createServiceInput)
    .output(service)
    .mutation(({ ctx, input }) => add(ctx, input)),

  update: staffProcedure('services:write')
    .meta(restPut('/services/{id}', 'Change a service; what is left out stays'))
    .input(updateServiceInput)
    .output(service)
    .mutation(({ ctx, input }) => update(ctx, input)),

  changeProfessionals: staffProcedure('services:write')
    .meta(restPut('/services/{id}/professionals', 'Assign and unassign; who is not named stays as they are'))
    .input(changeProfessionalsInput)
    .output(listOf(serviceProfessional))
    .mutation(async ({ ctx, input }) => ({ items: await changeProfessionals(ctx, input) })),

  delete: staffProcedure('services:write')
    .meta(restDelete('/services/{id}', 'Delete a service; with appointments ahead only when it is said twice'))
    .input(deleteServiceInput)
    .output(serviceDeletion)
    .mutation(({ ctx, input }) => remove(ctx, input)),

  reorder: staffProcedure('services:write')
    .meta(restPost('/services/reorder', 'In which order they stand'))
    .input(reorderServicesInput)
    .output(listOf(listedService))
    .mutation(async ({ ctx, input }) => ({ items: await setOrder(ctx, input) })),
}
