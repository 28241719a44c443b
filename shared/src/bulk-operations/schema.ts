import * as z from 'zod'
import { actor } from '../appointments/schema'
import { appErrorCodes } from '../errors/app-error'
import { bulkOperationId, organizationId } from '../ids/schema'
import { instant } from '../time/schema'

/** What is done in many steps, each one transaction. */
export const bulkKind = z.enum([
  'status-change',
  'day-move',
  'series-change',
  'client-merge',
  'client-parting',
  'client-import',
])
export type BulkKind = z.infer<typeof bulkKind>

export const bulkOperation = z.object({
  id: bulkOperationId,
  organizationId,
  kind: bulkKind,
  status: z.enum(['running', 'done', 'cancelled']),
  /** How many steps there are, how many were made, and how many of those came to nothing. */
  total: z.int(),
  done: z.int(),
  failed: z.int(),
  createdBy: actor,
  createdAt: instant,
  finishedAt: instant.optional(),
  version: z.int(),
})
export type BulkOperation = z.infer<typeof bulkOperation>

/** What became of one step. Only those that failed, or that have something to say, leave one. */
export const bulkResult = z.object({
  index: z.int(),
  outcome: z.enum(['done', 'failed']),
  /** What the step was about. */
  subjectId: z.string().optional(),
  code: z.enum(appErrorCodes).optional(),
  message: z.string().optional(),
})
export type BulkResult = z.infer<typeof bulkResult>

const cursor = z.string().max(2000).optional()
const limit = z.int().min(1).max(100).default(50)

export const oneBulkOperationInput = z.object({ id: bulkOperationId })
export type OneBulkOperationInput = z.infer<typeof oneBulkOperationInput>
/** Newest first. */
export const listBulkOperationsInput = z.object({ cursor, limit })
export type ListBulkOperationsInput = z.infer<typeof listBulkOperationsInput>
export const bulkOperationPage = z.object({ items: z.array(bulkOperation), cursor: z.string().optional() })

export const listBulkResultsInput = oneBulkOperationInput.extend({ cursor, limit })
export type ListBulkResultsInput = z.infer<typeof listBulkResultsInput>
export const bulkResultPage = z.object({ items: z.array(bulkResult), cursor: z.string().optional() })
