import { hasText } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { noteId } from '@reservaplus/shared/ids/schema'
import { mayChangeNote, mayKeepPrivate, mayReadNote } from '@reservaplus/shared/notes/access'
import type {
  ClientNote,
  CreateNoteInput,
  DeleteNoteInput,
  ListNotesInput,
  OneNoteInput,
  UpdateNoteInput,
} from '@reservaplus/shared/notes/schema'
import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import { isSame } from '@reservaplus/shared/objects/same'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { clientStands, findStanding } from '../clients/find-standing'
import { get as getClient } from '../clients/service'
import { commitCreation } from '../db/create'
import type { Page } from '../db/page'
import type { Read } from '../db/read'
import { commitRemoval } from '../db/remove'
import { commitUpdate } from '../db/update'
import { recordCall } from '../idempotency/record-call'
import { findWritable } from '../organizations/find-writable'
import { findNote, findNotes, noteCreation, noteRemoval, noteReplacement } from './repository'

const assertPrivate = (ctx: AppContext, isPrivate: boolean) => {
  if (isPrivate && !mayKeepPrivate(ctx)) throw new AppError('FORBIDDEN', 'Your role keeps no private notes')
}

/** What one may not read is not there; what one may not change says so. */
const assertMine = (ctx: AppContext, note: ClientNote) => {
  if (!mayChangeNote(ctx, note)) throw new AppError('FORBIDDEN', 'Only its author may change this note')
}

const readable = async (ctx: AppContext, { clientId, id }: OneNoteInput, read?: Read) => {
  const note = await findNote({ organizationId: ctx.organizationId, clientId, id }, read)

  return note && mayReadNote(ctx, note) ? note : undefined
}

export const list = async (
  ctx: AppContext,
  { clientId, category, isPrivate, search, cursor, limit }: ListNotesInput,
): Promise<Page<ClientNote>> => {
  await getClient(ctx, { id: clientId })
  const keep = (note: ClientNote) =>
    mayReadNote(ctx, note) &&
    (category === undefined || note.category === category) &&
    (isPrivate === undefined || note.isPrivate === isPrivate) &&
    hasText([note.title, note.content], search)

  return findNotes(ctx.organizationId, {
    clientId,
    keep,
    filter: JSON.stringify([category, isPrivate, search]),
    cursor,
    limit,
  })
}

export const get = async (ctx: AppContext, input: OneNoteInput): Promise<ClientNote> => {
  const [note] = await Promise.all([readable(ctx, input), getClient(ctx, { id: input.clientId })])
  if (!note) throw new AppError('NOT_FOUND', 'There is no such note')

  return note
}

export const create = async (ctx: AppContext, input: CreateNoteInput): Promise<ClientNote> => {
  const { idempotencyKey: _key, ...typed } = input
  const { organizationId } = ctx
  const { clientId } = input
  assertPrivate(ctx, input.isPrivate)
  await getClient(ctx, { id: clientId })
  const id = noteId.parse(ctx.newId())

  return commitCreation<ClientNote>(ctx, {
    kind: 'client-note',
    call: recordCall(ctx, 'notes.create', input),
    find: (made) => findNote({ organizationId, clientId, id: noteId.parse(made) }, { consistent: true }),
    decide: async () => {
      await Promise.all([findWritable(ctx), findStanding(ctx, clientId)])
      const now = instantOf(ctx.clock.now())
      const facts = { id, organizationId, author: ctx.actor, createdAt: now, updatedAt: now, version: 1 }
      const item: ClientNote = { ...typed, ...facts }

      return { item, writes: [noteCreation(item), clientStands(organizationId, clientId)] }
    },
  })
}

export const update = async (
  ctx: AppContext,
  { version, clientId, id, ...changes }: UpdateNoteInput,
): Promise<ClientNote> => {
  assertPrivate(ctx, changes.isPrivate ?? false)
  await Promise.all([getClient(ctx, { id: clientId }), findWritable(ctx)])

  return commitUpdate<ClientNote>(ctx, {
    kind: 'client-note',
    read: () => readable(ctx, { clientId, id }, { consistent: true }),
    change: (current) => {
      assertMine(ctx, current)
      const next = applyChanges(current, changes)

      return isSame(next, current) ? current : { ...next, updatedAt: instantOf(ctx.clock.now()) }
    },
    version,
    writes: (next, current) => [noteReplacement(next, current)],
  })
}

export const remove = async (
  ctx: AppContext,
  { clientId, id, version }: DeleteNoteInput,
): Promise<Record<string, never>> => {
  await Promise.all([getClient(ctx, { id: clientId }), findWritable(ctx)])
  await commitRemoval<ClientNote>(ctx, {
    kind: 'client-note',
    read: () => readable(ctx, { clientId, id }, { consistent: true }),
    version,
    writes: (current) => {
      assertMine(ctx, current)

      return [noteRemoval(current)]
    },
  })

  return {}
}
