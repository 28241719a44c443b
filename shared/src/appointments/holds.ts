import * as z from 'zod'
import { addOnIds, anyProfessional, slot } from '../availability/schema'
import { holdId, professionalId, serviceId } from '../ids/schema'
import { slug } from '../organizations/schema'
import { instant, instantInput } from '../time/schema'

export const holdInput = z.object({
  slug,
  serviceId,
  professionalId: z.union([professionalId, anyProfessional]),
  addOnIds: addOnIds.optional(),
  start: instantInput,
  /** Random, kept by the browser tab: a new hold replaces the one before. */
  browserToken: z.string().regex(/^[0-9A-Za-z_-]{16,64}$/),
})
export type HoldInput = z.infer<typeof holdInput>
export const hold = z.object({ id: holdId, token: z.string(), slot, expiresAt: instant })
export type Hold = z.infer<typeof hold>

export const releaseHoldInput = z.object({ slug, holdToken: z.string().min(1).max(2000) })
