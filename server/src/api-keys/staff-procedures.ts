import {
  apiKey,
  createApiKeyInput,
  newApiKey,
  oneApiKeyInput,
  updateApiKeyInput,
} from '@reservaplus/shared/api-keys/schema'
import { listOf } from '../trpc/list-of'
import { restCreate, restDelete, restGet, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { create, list, revoke, update } from './service'

export const staffProcedures = {
  list: staffProcedure('integrations:read')
    .meta(restGet('/api-keys', 'Keys of connected systems, newest first, revoked ones too'))
    .output(listOf(apiKey))
    .query(async ({ ctx }) => ({ items: await list(ctx) })),

  create: staffProcedure('integrations:write')
    .meta(restCreate('/api-keys', 'Make a key for another system; it is shown this once'))
    .input(createApiKeyInput)
    .output(newApiKey)
    .mutation(({ ctx, input }) => create(ctx, input)),

  update: staffProcedure('integrations:write')
    .meta(restPut('/api-keys/{id}', 'Rename a key or change what it may do; what is left out stays'))
    .input(updateApiKeyInput)
    .output(apiKey)
    .mutation(({ ctx, input }) => update(ctx, input)),

  revoke: staffProcedure('integrations:write')
    .meta(restDelete('/api-keys/{id}', 'Revoke a key, at once and for good'))
    .input(oneApiKeyInput)
    .output(apiKey)
    .mutation(({ ctx, input }) => revoke(ctx, input)),
}
