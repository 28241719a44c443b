import * as z from 'zod'
import { clientId } from '../ids/schema'
import { type Client, clientSummary } from './schema'
import { soundOf } from './sound'

/** Why two records may be one person. A name alone is a guess. */
export const duplicateReason = z.enum(['phone', 'rut', 'name'])
export type DuplicateReason = z.infer<typeof duplicateReason>

export const listDuplicatesInput = z.object({
  reason: duplicateReason.default('phone'),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(50).default(20),
})
export type ListDuplicatesInput = z.infer<typeof listDuplicatesInput>
export const duplicatesPage = z.object({
  items: z.array(z.object({ reason: duplicateReason, clients: z.array(clientSummary) })),
  cursor: z.string().optional(),
})
export type DuplicatesPage = z.infer<typeof duplicatesPage>

export const duplicatesOfInput = z.object({ id: clientId })
export const duplicatesOf = z.object({
  items: z.array(z.object({ client: clientSummary, reasons: z.array(duplicateReason) })),
})
export type DuplicatesOf = z.infer<typeof duplicatesOf>

/** By what two records would be one person; undefined: nothing of the kind is known. */
export const sameness = (reason: DuplicateReason, client: Client): string | undefined => {
  switch (reason) {
    case 'phone':
      return client.phone
    case 'rut':
      return client.rut
    case 'name':
      return soundOf(client) || undefined
  }
}

export const reasonsBetween = (a: Client, b: Client): DuplicateReason[] =>
  duplicateReason.options.filter((reason) => {
    const known = sameness(reason, a)

    return known !== undefined && known === sameness(reason, b)
  })
