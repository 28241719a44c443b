import {
  clientNote,
  createNoteInput,
  deleteNoteInput,
  listNotesInput,
  notePage,
  oneNoteInput,
  updateNoteInput,
} from '@reservaplus/shared/notes/schema'
import * as z from 'zod'
import { restCreate, restDelete, restGet, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { create, get, list, remove, update } from './service'

const notes = '/clients/{clientId}/notes'
const one = `${notes}/{id}` as const

// Private notes are for those who may read them: the service leaves the others out.
export const staffProcedures = {
  list: staffProcedure('clients:read')
    .meta(restGet(notes, 'Notes about a client, newest first, without those that are not for the caller'))
    .input(listNotesInput)
    .output(notePage)
    .query(({ ctx, input }) => list(ctx, input)),

  get: staffProcedure('clients:read')
    .meta(restGet(one, 'One note'))
    .input(oneNoteInput)
    .output(clientNote)
    .query(({ ctx, input }) => get(ctx, input)),

  create: staffProcedure('clients:write')
    .meta(restCreate(notes, 'Write something down about a client, for the team or privately'))
    .input(createNoteInput)
    .output(clientNote)
    .mutation(({ ctx, input }) => create(ctx, input)),

  update: staffProcedure('clients:write')
    .meta(restPut(one, 'Change a note of your own, as owner or administrator any; what is left out stays'))
    .input(updateNoteInput)
    .output(clientNote)
    .mutation(({ ctx, input }) => update(ctx, input)),

  delete: staffProcedure('clients:write')
    .meta(restDelete(one, 'Delete a note of your own, as owner or administrator any'))
    .input(deleteNoteInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => remove(ctx, input)),
}
