import * as z from 'zod'
import { actor } from '../appointments/schema'
import { clientId, fileId, organizationId } from '../ids/schema'
import { instant } from '../time/schema'

const megabyte = 1024 * 1024

/** HEIC is not among them: nothing here can open it, so nothing could take out where the picture was taken. */
export const clientFileType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])
export type ClientFileType = z.infer<typeof clientFileType>

export const clientFileExtensions = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
} as const satisfies Record<ClientFileType, string>

export const largestClientFile = 20 * megabyte

export const clientFileCategory = z.enum(['document', 'image', 'medical', 'other'])

/** `pending`: announced, perhaps sent, not looked at yet. `refused`: was not what it was announced to be, and is gone. */
export const clientFileStatus = z.enum(['pending', 'ready', 'refused'])

/** Why: of another kind than announced, or damaged. */
export const fileRefusal = z.enum(['wrong-type', 'unreadable'])
export type FileRefusal = z.infer<typeof fileRefusal>

export const clientFile = z.object({
  id: fileId,
  organizationId,
  clientId,
  /** As it is saved by whoever downloads it. */
  name: z.string().min(1).max(150),
  contentType: clientFileType,
  category: clientFileCategory,
  description: z.string().max(1000),
  status: clientFileStatus,
  refusal: fileRefusal.optional(),
  /** What it takes of the plan's storage: what was announced, until it is looked at; then what lies there. */
  bytes: z.int(),
  hasThumbnail: z.boolean(),
  uploadedBy: actor,
  createdAt: instant,
  updatedAt: instant,
  version: z.int(),
})
export type ClientFile = z.infer<typeof clientFile>

/** No line breaks, no separators of paths, no quotes: it goes into a header and onto somebody's disk. */
const fileName = z
  .string()
  .trim()
  .min(1)
  .max(150)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}/\\:*?"<>|]+$/u, 'Not a file name')

const description = z.string().trim().max(1000)

/** The key is the server's: whoever uploads says what it is, never where it goes. */
export const requestFileInput = z.object({
  clientId,
  name: fileName,
  contentType: clientFileType,
  /** Exactly; anything else is refused by the storage itself. */
  size: z.int().min(1).max(largestClientFile),
  category: clientFileCategory.default('other'),
  description: description.default(''),
})
export type RequestFileInput = z.infer<typeof requestFileInput>

/** Where it is sent: one PUT with exactly these headers, until it expires. */
export const fileTicket = z.object({
  file: clientFile,
  url: z.url(),
  headers: z.object({ 'content-type': clientFileType }),
  expiresAt: instant,
})
export type FileTicket = z.infer<typeof fileTicket>

export const oneFileInput = z.object({ clientId, id: fileId })
export type OneFileInput = z.infer<typeof oneFileInput>

export const updateFileInput = oneFileInput.extend({
  version: z.int().optional(),
  name: fileName.optional(),
  category: clientFileCategory.optional(),
  description: description.optional(),
})
export type UpdateFileInput = z.infer<typeof updateFileInput>

export const deleteFileInput = oneFileInput.extend({ version: z.int().optional() })
export type DeleteFileInput = z.infer<typeof deleteFileInput>

export const listFilesInput = z.object({
  clientId,
  category: clientFileCategory.optional(),
  contentType: clientFileType.optional(),
  /** Anywhere in name or description, whatever the accents. */
  search: z.string().trim().min(1).max(100).optional(),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(100).default(20),
})
export type ListFilesInput = z.infer<typeof listFilesInput>

const shownFile = clientFile.extend({
  /** Signed, for a few minutes. */
  thumbnailUrl: z.url().optional(),
})
export type ShownFile = z.infer<typeof shownFile>

/** Newest first. */
export const filePage = z.object({ items: z.array(shownFile), cursor: z.string().optional() })

/** Opened once by a browser, which saves it; valid for a few minutes. */
export const download = z.object({ url: z.url(), expiresAt: instant })
