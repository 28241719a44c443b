import {
  bulkOperation,
  bulkOperationPage,
  bulkResultPage,
  listBulkOperationsInput,
  listBulkResultsInput,
  oneBulkOperationInput,
} from '@reservaplus/shared/bulk-operations/schema'
import { restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { cancel, get, list, results } from './service'

export const staffProcedures = {
  list: staffProcedure('bulk-operations:read')
    .meta(restGet('/bulk-operations', 'Work in many steps, the newest first'))
    .input(listBulkOperationsInput)
    .output(bulkOperationPage)
    .query(({ ctx, input }) => list(ctx, input)),

  get: staffProcedure('bulk-operations:read')
    .meta(restGet('/bulk-operations/{id}', 'How far it is'))
    .input(oneBulkOperationInput)
    .output(bulkOperation)
    .query(({ ctx, input }) => get(ctx, input)),

  results: staffProcedure('bulk-operations:read')
    .meta(restGet('/bulk-operations/{id}/results', 'Steps that failed or have something to say'))
    .input(listBulkResultsInput)
    .output(bulkResultPage)
    .query(({ ctx, input }) => results(ctx, input)),

  cancel: staffProcedure('bulk-operations:write')
    .meta(restPost('/bulk-operations/{id}/cancel', 'Stop it; what is done stays done'))
    .input(oneBulkOperationInput)
    .output(bulkOperation)
    .mutation(({ ctx, input }) => cancel(ctx, input)),
}
