import * as z from 'zod'
import { organizationId } from '../ids/schema'
import { instant } from '../time/schema'

const exportId = z.string().regex(/^[0-9A-Z]{26}$/)

/** Of everything that an organization has: a JSON and a CSV file for each kind and part, and its images. */
export const organizationExport = z.object({
  id: exportId,
  /** `failed`: given up after many attempts; it may be asked for again. */
  status: z.enum(['requested', 'ready', 'failed']),
  requestedAt: instant,
  finishedAt: instant.optional(),
  files: z.array(
    z.object({
      name: z.string(),
      records: z.int(),
      /** Signed; valid for a quarter of an hour. Absent until everything is there. */
      url: z.url().optional(),
    }),
  ),
  /** Asks for the files behind these. */
  cursor: z.string().optional(),
})
export type OrganizationExport = z.infer<typeof organizationExport>

export const requestExportInput = z.object({ id: organizationId })
export const getExportInput = z.object({ id: organizationId, exportId, cursor: z.string().max(1000).optional() })
export const exportList = z.object({ items: z.array(organizationExport.omit({ files: true, cursor: true })) })
