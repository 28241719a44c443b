import * as z from 'zod'
import { actor } from '../appointments/schema'
import { idempotencyKey } from '../idempotency/schema'
import { clientId, noteId, organizationId } from '../ids/schema'
import { instant } from '../time/schema'

export const noteCategory = z.enum(['general', 'medical', 'preferences', 'important', 'follow_up'])
export type NoteCategory = z.infer<typeof noteCategory>

/** What the team writes down about a client. `isPrivate`: for its author, owner and administrators only. */
export const clientNote = z.object({
  id: noteId,
  organizationId,
  clientId,
  category: noteCategory,
  title: z.string().max(200),
  content: z.string().max(10_000),
  isPrivate: z.boolean(),
  author: actor,
  createdAt: instant,
  updatedAt: instant,
  version: z.int(),
})
export type ClientNote = z.infer<typeof clientNote>

const title = z.string().trim().max(200)
const content = z.string().trim().min(1).max(10_000)

export const createNoteInput = z.object({
  clientId,
  category: noteCategory.default('general'),
  title: title.default(''),
  content,
  isPrivate: z.boolean().default(false),
  idempotencyKey: idempotencyKey.optional(),
})
export type CreateNoteInput = z.infer<typeof createNoteInput>

export const oneNoteInput = z.object({ clientId, id: noteId })
export type OneNoteInput = z.infer<typeof oneNoteInput>

/** What is left out stays as it is. */
export const updateNoteInput = oneNoteInput.extend({
  version: z.int().optional(),
  category: noteCategory.optional(),
  title: title.optional(),
  content: content.optional(),
  isPrivate: z.boolean().optional(),
})
export type UpdateNoteInput = z.infer<typeof updateNoteInput>

export const deleteNoteInput = oneNoteInput.extend({ version: z.int().optional() })
export type DeleteNoteInput = z.infer<typeof deleteNoteInput>

export const listNotesInput = z.object({
  clientId,
  category: noteCategory.optional(),
  isPrivate: z.boolean().optional(),
  /** Anywhere in title or content, whatever the accents. */
  search: z.string().trim().min(1).max(100).optional(),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(100).default(20),
})
export type ListNotesInput = z.infer<typeof listNotesInput>

/** Newest first; only what the person who asks may read. */
export const notePage = z.object({ items: z.array(clientNote), cursor: z.string().optional() })
