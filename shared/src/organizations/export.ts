import * as z from 'zod'
import { organizationId } from '../ids/schema'
import { instant } from '../time/schema'

const exportId = z.string().regex(/^[0-9A-Z]{26}$/)

/** Of everything that an organization has: a JSON and a CSV file for each kind and part, and its images. */
export const organizationExport = z.object({
  id: exportId,
  status: z.enum(['requested', 'ready']),
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
})
export type OrganizationExport = z.infer<typeof organizationExport>

export const requestExportInput = z.object({ id: organizationId })
export const getExportInput = z.object({ id: organizationId, exportId })
export const exportList = z.object({ items: z.array(organizationExport.omit({ files: true })) })
