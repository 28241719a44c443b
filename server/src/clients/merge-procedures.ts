import {
  duplicatesOf,
  duplicatesOfInput,
  duplicatesPage,
  listDuplicatesInput,
} from '@reservaplus/shared/clients/duplicates'
import {
  listMergesInput,
  mergeClientsInput,
  mergedClients,
  mergePage,
  undoMergeInput,
} from '@reservaplus/shared/clients/merge'
import { restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { findDuplicatesOf, listDuplicates } from './find-duplicates'
import { listMerges } from './list-merges'
import { merge } from './merge-clients'
import { undoMerge } from './undo-merge'

const remove = staffProcedure('clients:delete')

export const mergeProcedures = {
  duplicates: remove
    .meta(restGet('/clients/duplicates', 'Records that may be one person, by phone, RUT or how the name sounds'))
    .input(listDuplicatesInput)
    .output(duplicatesPage)
    .query(({ ctx, input }) => listDuplicates(ctx, input)),

  duplicatesOf: remove
    .meta(restGet('/clients/{id}/duplicates', 'Who may be the same person as this client'))
    .input(duplicatesOfInput)
    .output(duplicatesOf)
    .query(({ ctx, input }) => findDuplicatesOf(ctx, input)),

  merge: remove
    .meta(restPost('/clients/{id}/merge', 'Make another client part of this one; thirty days to take it back'))
    .input(mergeClientsInput)
    .output(mergedClients)
    .mutation(({ ctx, input }) => merge(ctx, input)),

  merges: remove
    .meta(restGet('/clients/{id}/merges', 'Who became part of this client'))
    .input(listMergesInput)
    .output(mergePage)
    .query(({ ctx, input }) => listMerges(ctx, input)),

  undoMerge: remove
    .meta(restPost('/clients/{id}/merges/{mergeId}/undo', 'Two clients again, as they were'))
    .input(undoMergeInput)
    .output(mergedClients)
    .mutation(({ ctx, input }) => undoMerge(ctx, input)),
}
