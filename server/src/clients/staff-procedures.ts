import { clientVisits } from '@reservaplus/shared/appointments/visits'
import { clientHistoryInput, clientHistoryPage } from '@reservaplus/shared/clients/history'
import {
  clientCounts,
  createClientInput,
  listClientsInput,
  oneClient,
  updateClientInput,
} from '@reservaplus/shared/clients/inputs'
import { clientPage, clientRecord } from '@reservaplus/shared/clients/schema'
import * as z from 'zod'
import { restCreate, restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { activate, deactivate } from './change-activity'
import { importProcedures } from './import-procedures'
import { listVisits } from './list-visits'
import { mergeProcedures } from './merge-procedures'
import { readCounts } from './read-counts'
import { readHistory } from './read-history'
import { create, get, list } from './service'
import { update } from './update'

const read = staffProcedure('clients:read')
const write = staffProcedure('clients:write')
const one = oneClient.pick({ id: true })

export const staffProcedures = {
  list: read
    .meta(
      restGet('/clients', 'Clients by name, last visit or newest first, or whoever is looked for; a page at a time'),
    )
    .input(listClientsInput)
    .output(clientPage)
    .query(({ ctx, input }) => list(ctx, input)),

  counts: read
    .meta(restGet('/clients/counts', 'How many clients there are, by kind and activity'))
    .input(z.object({}))
    .output(clientCounts)
    .query(({ ctx }) => readCounts(ctx)),

  get: read
    .meta(restGet('/clients/{id}', 'One client'))
    .input(one)
    .output(clientRecord)
    .query(({ ctx, input }) => get(ctx, input)),

  visits: read
    .meta(restGet('/clients/{id}/visits', 'The latest appointments of a client'))
    .input(one)
    .output(clientVisits)
    .query(({ ctx, input }) => listVisits(ctx, input)),

  create: write
    .meta(restCreate('/clients', 'Add a client'))
    .input(createClientInput)
    .output(clientRecord)
    .mutation(({ ctx, input }) => create(ctx, input)),

  update: write
    .meta(restPut('/clients/{id}', 'Change a client; what is left out stays, null clears'))
    .input(updateClientInput)
    .output(clientRecord)
    .mutation(({ ctx, input }) => update(ctx, input)),

  deactivate: write
    .meta(restPost('/clients/{id}/deactivate', 'Put a client aside; nothing about them is lost'))
    .input(oneClient)
    .output(clientRecord)
    .mutation(({ ctx, input }) => deactivate(ctx, input)),

  activate: write
    .meta(restPost('/clients/{id}/activate', 'Take a client back'))
    .input(oneClient)
    .output(clientRecord)
    .mutation(({ ctx, input }) => activate(ctx, input)),

  ...mergeProcedures,
  ...importProcedures,

  history: staffProcedure('audit:read')
    .meta(restGet('/clients/{id}/history', 'What was changed of a client, by whom, newest first'))
    .input(clientHistoryInput)
    .output(clientHistoryPage)
    .query(({ ctx, input }) => readHistory(ctx, input)),
}
