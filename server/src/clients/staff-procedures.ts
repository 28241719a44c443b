import { clientVisits } from '@reservaplus/shared/appointments/visits'
import { client, clientPage, createClientInput, listClientsInput } from '@reservaplus/shared/clients/schema'
import { clientId } from '@reservaplus/shared/ids/schema'
import * as z from 'zod'
import { restCreate, restGet } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { listVisits } from './list-visits'
import { create, get, list } from './service'

export const staffProcedures = {
  list: staffProcedure('clients:read')
    .meta(restGet('/clients', 'Clients by name, a page at a time'))
    .input(listClientsInput)
    .output(clientPage)
    .query(({ ctx, input }) => list(ctx, input)),

  get: staffProcedure('clients:read')
    .meta(restGet('/clients/{id}', 'One client'))
    .input(z.object({ id: clientId }))
    .output(client)
    .query(({ ctx, input }) => get(ctx, input)),

  visits: staffProcedure('clients:read')
    .meta(restGet('/clients/{id}/visits', 'The latest appointments of a client'))
    .input(z.object({ id: clientId }))
    .output(clientVisits)
    .query(({ ctx, input }) => listVisits(ctx, input)),

  create: staffProcedure('clients:write')
    .meta(restCreate('/clients', 'Add a client'))
    .input(createClientInput)
    .output(client)
    .mutation(({ ctx, input }) => create(ctx, input)),
}
