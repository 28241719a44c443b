import * as z from 'zod'
import { bulkOperation } from '../bulk-operations/schema'
import { idempotencyKey } from '../idempotency/schema'

/** What a column of a file may be. `fullName` is parted at its first space. */
export const importField = z.enum([
  'fullName',
  'firstName',
  'lastName',
  'email',
  'phone',
  'rut',
  'birthDate',
  'address',
  'tags',
  'notes',
  'marketingConsent',
  'emergencyName',
  'emergencyPhone',
  'preferredProfessional',
  'bookingRule',
  'kind',
])
export type ImportField = z.infer<typeof importField>

export const mostImportRows = 10_000
export const mostImportBytes = 5 * 1024 * 1024

const column = z.string().min(1).max(200)

/** Which column says what; a field without a column is left empty. */
export const importMapping = z.partialRecord(importField, column)
export type ImportMapping = z.infer<typeof importMapping>

export const importUploadInput = z.object({ size: z.int().min(1).max(mostImportBytes) })
/** A PUT with exactly these headers, until it expires. */
export const importUploadTicket = z.object({
  key: z.string(),
  url: z.url(),
  headers: z.object({ 'content-type': z.literal('text/csv') }),
  expiresAt: z.string(),
})

export const importKey = z.string().regex(/^uploads\/[0-9A-Za-z-]{20,36}\/import\/[0-9A-Za-z-]{20,36}\.csv$/)

/** What was uploaded, or the text itself where it is short. */
const source = { key: importKey.optional(), text: z.string().min(1).max(200_000).optional() }
const isOne = ({ key, text }: { key?: string | undefined; text?: string | undefined }) =>
  (key === undefined) !== (text === undefined)
const oneSource = { message: 'Either the key of an upload or the text', path: ['key'] }

/** Without a mapping one is proposed. */
export const previewImportInput = z.object({ ...source, mapping: importMapping.optional() }).refine(isOne, oneSource)
export type PreviewImportInput = z.infer<typeof previewImportInput>

/** `row` as a spreadsheet counts it, the line of the titles is the first. */
export const importIssue = z.object({
  row: z.int(),
  column: z.string(),
  field: importField,
  message: z.string(),
})
export type ImportIssue = z.infer<typeof importIssue>

export const importPreview = z.object({
  columns: z.array(z.string()),
  mapping: importMapping,
  /** Rows in the file; of them, those that cannot become a client, and those that repeat a mail or phone of the file. */
  rows: z.int(),
  invalid: z.int(),
  repeated: z.int(),
  /** How many the plan has room for; absent: any number. */
  room: z.int().optional(),
  /** How many there is no room for at worst, if nobody in the file is known yet. */
  withoutRoom: z.int(),
  sample: z.array(z.object({ row: z.int(), values: z.partialRecord(importField, z.string()), isKnown: z.boolean() })),
  /** The first hundred. */
  issues: z.array(importIssue),
})
export type ImportPreview = z.infer<typeof importPreview>

export const startImportInput = z
  .object({
    ...source,
    mapping: importMapping,
    /** Who has the same mail or phone: left as they are, or changed to what the file says. */
    duplicates: z.enum(['skip', 'update']).default('skip'),
    /** Begin although the plan may not have room for every row: those that find none are told. */
    acceptPartial: z.boolean().optional(),
    idempotencyKey: idempotencyKey.optional(),
  })
  .refine(isOne, oneSource)
export type StartImportInput = z.infer<typeof startImportInput>

export const startedImport = z.object({ operation: bulkOperation })

export const exportClientsInput = z.object({
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(500).default(500),
})
/** Pages put one behind the other are one file; the first has the titles. */
export const exportedClients = z.object({ csv: z.string(), rows: z.int(), cursor: z.string().optional() })
export type ExportedClients = z.infer<typeof exportedClients>
