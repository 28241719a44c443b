import * as z from 'zod'
import { actor } from '../appointments/schema'
import { bulkOperation } from '../bulk-operations/schema'
import { clientId, mergeId, organizationId } from '../ids/schema'
import { instant } from '../time/schema'
import { clientRecord } from './schema'

/** How long a merge may be taken back. */
export const mergeDays = 30

const fields = z.record(z.string(), z.unknown())

export const clientMerge = z.object({
  id: mergeId,
  organizationId,
  /** Who remains, and who became part of them. */
  into: clientId,
  from: clientId,
  status: z.enum(['merged', 'undone']),
  /** What the one who remains had before, and took over. */
  before: fields,
  taken: fields,
  at: instant,
  by: actor,
  reversibleUntil: instant,
  version: z.int(),
})
export type ClientMerge = z.infer<typeof clientMerge>

export const mergeClientsInput = z.object({
  /** Who remains. */
  id: clientId,
  /** Who becomes part of them. */
  from: clientId,
  /** The versions the screen shows; others answer CONFLICT. */
  version: z.int().optional(),
  fromVersion: z.int().optional(),
})
export type MergeClientsInput = z.infer<typeof mergeClientsInput>

export const undoMergeInput = z.object({ id: clientId, mergeId })
export type UndoMergeInput = z.infer<typeof undoMergeInput>

export const shownMerge = clientMerge.omit({ before: true, taken: true })
/** The one who remains at once; what belonged to the other follows, `operation` tells how far it is. */
export const mergedClients = z.object({ client: clientRecord, merge: shownMerge, operation: bulkOperation })

export const listMergesInput = z.object({
  id: clientId,
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(100).default(20),
})
export const mergePage = z.object({ items: z.array(shownMerge), cursor: z.string().optional() })
