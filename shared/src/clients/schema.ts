import * as z from 'zod'
import { idempotencyKey } from '../idempotency/schema'
import { clientId, organizationId } from '../ids/schema'
import { instant } from '../time/schema'

export const client = z.object({
  id: clientId,
  organizationId,
  kind: z.enum(['internal', 'registered', 'guest']),
  firstName: z.string().min(1).max(100),
  lastName: z.string().max(100),
  /** Folded to lower case; unique in the organization where given. */
  email: z.email().max(254).optional(),
  /** E.164 */
  phone: z.string().max(16).optional(),
  notes: z.string().max(2000),
  marketingConsent: z.boolean(),
  isActive: z.boolean(),
  lastVisitAt: instant.optional(),
  version: z.int(),
  createdAt: instant,
})
export type Client = z.infer<typeof client>

const text = (max: number) => z.string().trim().max(max)

// A zero-width joiner belongs to emoji, its opposite to some scripts; other invisible signs turn what follows around.
const notInNames = /^(?!.*(?:[\\@]|:\/|\/\/|www\.))(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\u200c\u200d])*$/iu
// Mail programs make a link of whatever looks like a host: "Ma.Fernanda" becomes what it should be, "evil.example" none.
const spacedDots = (value: string) => value.replace(/([\p{L}\p{N}]\.)(?=[\p{L}\p{N}]{2})/gu, '$1 ')

/**
 * A name goes into mails that strangers can cause: no line breaks, no addresses. With `\p{L}` a name has something that
 * can be searched for.
 */
export const name = (max: number) => text(max).regex(notInNames, 'Not a name').overwrite(spacedDots).max(max)
export const givenName = name(100)
  .min(1)
  .regex(/[\p{L}\p{N}]/u, 'Not a name')

/** What a person types about themselves; phone as people type it, normalised by `parsePhone`. */
export const clientDetailsInput = z.object({
  firstName: givenName,
  lastName: name(100),
  email: z.email().max(254),
  phone: text(30).min(6),
})
export type ClientDetailsInput = z.infer<typeof clientDetailsInput>

export const newClientInput = z.object({
  firstName: givenName,
  lastName: name(100),
  email: z.email().max(254).optional(),
  phone: text(30).min(6).optional(),
})

export const createClientInput = newClientInput.extend({ idempotencyKey: idempotencyKey.optional() })
export type CreateClientInput = z.infer<typeof createClientInput>

export const clientSummary = client.pick({ id: true, firstName: true, lastName: true, email: true, phone: true })
export type ClientSummary = z.infer<typeof clientSummary>

export const listClientsInput = z.object({
  /** Start of the folded name. */
  search: text(100).optional(),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(100).default(20),
})
export const clientPage = z.object({ items: z.array(clientSummary), cursor: z.string().optional() })
