import {
  clientFile,
  deleteFileInput,
  download as downloadLink,
  filePage,
  fileTicket,
  listFilesInput,
  oneFileInput,
  requestFileInput,
  updateFileInput,
} from '@reservaplus/shared/files/client-file'
import * as z from 'zod'
import { restCreate, restDelete, restGet, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { remove } from './remove'
import { download, get, list, update } from './service'
import { requestFileUpload } from './upload-file'

const files = '/clients/{clientId}/files'
const one = `${files}/{id}` as const

export const staffProcedures = {
  list: staffProcedure('clients:read')
    .meta(restGet(files, 'Files of a client, newest first, with links to small pictures'))
    .input(listFilesInput)
    .output(filePage)
    .query(({ ctx, input }) => list(ctx, input)),

  get: staffProcedure('clients:read')
    .meta(restGet(one, 'One file: what it is, and whether it was looked at yet'))
    .input(oneFileInput)
    .output(filePage.shape.items.element)
    .query(({ ctx, input }) => get(ctx, input)),

  download: staffProcedure('clients:read')
    .meta(restGet(`${one}/download`, 'A link that saves the file, valid for five minutes'))
    .input(oneFileInput)
    .output(downloadLink)
    .query(({ ctx, input }) => download(ctx, input)),

  requestUpload: staffProcedure('clients:write')
    .meta(restCreate(files, 'Announce a file; the answer says where it is sent with one PUT'))
    .input(requestFileInput)
    .output(fileTicket)
    .mutation(({ ctx, input }) => requestFileUpload(ctx, input)),

  update: staffProcedure('clients:write')
    .meta(restPut(one, 'Change its name, category or description; what is left out stays'))
    .input(updateFileInput)
    .output(clientFile)
    .mutation(({ ctx, input }) => update(ctx, input)),

  delete: staffProcedure('clients:write')
    .meta(restDelete(one, 'Delete a file for good'))
    .input(deleteFileInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => remove(ctx, input)),
}
