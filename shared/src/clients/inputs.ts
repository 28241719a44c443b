import * as z from 'zod'
import { idempotencyKey } from '../idempotency/schema'
import { clientId } from '../ids/schema'
import { instantInput } from '../time/schema'
import { bookingRule, clientFields, clientKind, clientPreferences, newClientInput, tag } from './schema'

const { firstName: _first, lastName: _last, email: _email, phone: _phone, ...otherFields } = clientFields

export const createClientInput = newClientInput.extend({
  ...z.object(otherFields).partial().shape,
  /** What is not said is as usual: by mail. */
  preferences: clientPreferences.partial().optional(),
  idempotencyKey: idempotencyKey.optional(),
})
export type CreateClientInput = z.infer<typeof createClientInput>

/** What is left out stays as it is, null clears. Kind and figures are nobody's to change. */
export const updateClientInput = z.object({
  id: clientId,
  /** The version the screen shows; another answers CONFLICT. */
  version: z.int().optional(),
  firstName: clientFields.firstName.optional(),
  lastName: clientFields.lastName.optional(),
  email: clientFields.email.nullable().optional(),
  phone: clientFields.phone.nullable().optional(),
  rut: clientFields.rut.nullable().optional(),
  birthDate: clientFields.birthDate.nullable().optional(),
  address: clientFields.address.nullable().optional(),
  emergencyContact: clientFields.emergencyContact.nullable().optional(),
  tags: clientFields.tags.optional(),
  preferredProfessionalId: clientFields.preferredProfessionalId.nullable().optional(),
  preferences: clientPreferences.partial().optional(),
  notes: clientFields.notes.optional(),
  marketingConsent: clientFields.marketingConsent.optional(),
  bookingRule: bookingRule.optional(),
})
export type UpdateClientInput = z.infer<typeof updateClientInput>

export const oneClient = z.object({ id: clientId, version: z.int().optional() })

/** Each has an index: by name, who came last first, who was added last first. */
export const clientSort = z.enum(['name', 'lastVisit', 'newest'])

export const listClientsInput = z.object({
  /** Beginnings of words of the name, a phone as people type it, the beginning of a mail, a RUT; sorted by nothing then. */
  search: z.string().trim().max(100).optional(),
  sort: clientSort.default('name'),
  kind: clientKind.optional(),
  isActive: z.boolean().optional(),
  bookingRule: bookingRule.optional(),
  tag: tag.optional(),
  marketingConsent: z.boolean().optional(),
  /** Sorted by last visit only: whose last visit was before this, those who never came included. */
  lastVisitBefore: instantInput.optional(),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(100).default(20),
})
export type ListClientsInput = z.infer<typeof listClientsInput>
export type ClientFilter = Pick<ListClientsInput, 'kind' | 'isActive' | 'bookingRule' | 'tag' | 'marketingConsent'>

/** Told by the projection, within seconds. */
export const clientCounts = z.object({
  total: z.int(),
  registered: z.int(),
  internal: z.int(),
  guest: z.int(),
  active: z.int(),
  inactive: z.int(),
})
export type ClientCounts = z.infer<typeof clientCounts>
