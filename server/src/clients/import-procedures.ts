import {
  exportClientsInput,
  exportedClients,
  importPreview,
  importUploadInput,
  importUploadTicket,
  previewImportInput,
  startedImport,
  startImportInput,
} from '@reservaplus/shared/clients/import'
import { restCreate, restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { exportClients } from './export-clients'
import { requestImport, startImport } from './import-clients'
import { previewImport } from './preview-import'

const transfer = staffProcedure('clients:transfer')

export const importProcedures = {
  requestImport: transfer
    .meta(restPost('/clients/imports/upload', 'Where to send a file of clients'))
    .input(importUploadInput)
    .output(importUploadTicket)
    .mutation(({ ctx, input }) => requestImport(ctx, input)),

  previewImport: transfer
    .meta(restPost('/clients/imports/preview', 'What would become of a file of clients; nothing is written'))
    .input(previewImportInput)
    .output(importPreview)
    .mutation(({ ctx, input }) => previewImport(ctx, input)),

  startImport: transfer
    .meta(restCreate('/clients/imports', 'Import a file of clients, row by row'))
    .input(startImportInput)
    .output(startedImport)
    .mutation(({ ctx, input }) => startImport(ctx, input)),

  export: transfer
    .meta(restGet('/clients/export', 'Every client by name as CSV, a page at a time'))
    .input(exportClientsInput)
    .output(exportedClients)
    .query(({ ctx, input }) => exportClients(ctx, input)),
}
