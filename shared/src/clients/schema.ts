import * as z from 'zod'
import { clientId, organizationId, professionalId, userId } from '../ids/schema'
import { money } from '../money/schema'
import { locale } from '../texts/locale'
import { instant, localDate } from '../time/schema'
import { rutInput } from './rut'

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

/** As people type it, normalised by `parsePhone`. */
const phoneInput = text(30).min(6)
const emailInput = z.string().trim().max(254).check(z.email())

/** What a person types about themselves. */
export const clientDetailsInput = z.object({
  firstName: givenName,
  lastName: name(100),
  email: emailInput,
  phone: phoneInput,
})
export type ClientDetailsInput = z.infer<typeof clientDetailsInput>

export const newClientInput = z.object({
  firstName: givenName,
  lastName: name(100),
  email: emailInput.optional(),
  phone: phoneInput.optional(),
})

/** The desk's own, somebody with an account, or whoever has booked without one. Nobody chooses it (F-23). */
export const clientKind = z.enum(['internal', 'registered', 'guest'])

/** Online: as everybody, only when it is paid for before, or not at all. The desk books for them all the same. */
export const bookingRule = z.enum(['open', 'prepaid', 'blocked'])

/** `at`: when it was given or taken back the last time; absent: never asked. */
export const marketingConsent = z.object({
  given: z.boolean(),
  at: instant,
  source: z.enum(['booking', 'desk', 'self-service', 'import', 'api', 'migration']),
  /** Which wording was agreed to, where it is known. */
  textVersion: z.string().max(40).optional(),
})
export type MarketingConsent = z.infer<typeof marketingConsent>

export const emergencyContact = z.object({
  name: name(100).min(1),
  /** E.164 */
  phone: phoneInput,
  relation: text(50).optional(),
})

/** How this client wants to be told of their appointments. */
export const clientPreferences = z.object({ byEmail: z.boolean(), bySms: z.boolean(), locale: locale.optional() })

/** Added up by the projection from the client's appointments, whole each time. */
export const clientFigures = z.object({
  visits: z.int(),
  noShows: z.int(),
  cancellations: z.int(),
  /** Those of the cancellations that came too late. */
  lateCancellations: z.int(),
  /** Of completed appointments, each currency on its own. */
  spent: z.array(money),
})
export type ClientFigures = z.infer<typeof clientFigures>

export const tag = text(40).min(1)

export const client = z.object({
  id: clientId,
  organizationId,
  kind: clientKind,
  firstName: z.string().min(1).max(100),
  lastName: z.string().max(100),
  /** Folded to lower case; unique in the organization where given. */
  email: z.email().max(254).optional(),
  /** Addresses of clients who were merged into this one: whoever books with them is this client. */
  formerEmails: z.array(z.string()).optional(),
  /** E.164 */
  phone: z.string().max(16).optional(),
  /** `12345678-5`; not unique: a parent's may stand with each child. */
  rut: z.string().max(12).optional(),
  birthDate: localDate.optional(),
  address: z.string().max(300).optional(),
  emergencyContact: emergencyContact.optional(),
  tags: z.array(tag).max(20),
  preferredProfessionalId: professionalId.optional(),
  preferences: clientPreferences,
  notes: z.string().max(2000),
  marketingConsent: marketingConsent.optional(),
  bookingRule,
  isActive: z.boolean(),
  figures: clientFigures,
  /** Which computation of the figures this is. */
  figuresVersion: z.int(),
  lastVisitAt: instant.optional(),
  /** This record is another's now: it is in no list, and is kept for thirty days in case it was a mistake. */
  mergedInto: clientId.optional(),
  mergedAt: instant.optional(),
  /** Somebody has asked for the erasure: nothing is added to it any more. */
  erasingAt: instant.optional(),
  /** Nothing personal is left: it is in no list, its appointments stay as figures. */
  erasedAt: instant.optional(),
  /** Who added the record and sees only their own: it is one of these before any appointment. */
  createdBy: userId.optional(),
  version: z.int(),
  createdAt: instant,
})
export type Client = z.infer<typeof client>

/** A client as the team sees them. */
export const clientRecord = client.omit({ figuresVersion: true })
export type ClientRecord = z.infer<typeof clientRecord>

export const clientSummary = client.pick({
  id: true,
  kind: true,
  firstName: true,
  lastName: true,
  email: true,
  phone: true,
  tags: true,
  bookingRule: true,
  isActive: true,
  figures: true,
  lastVisitAt: true,
})
export type ClientSummary = z.infer<typeof clientSummary>
export const clientPage = z.object({ items: z.array(clientSummary), cursor: z.string().optional() })

/** What the inputs about clients are made of. */
export const clientFields = {
  firstName: givenName,
  lastName: name(100),
  email: emailInput,
  phone: phoneInput,
  rut: rutInput,
  birthDate: localDate,
  address: text(300).min(1),
  emergencyContact,
  tags: z
    .array(tag)
    .max(20)
    .overwrite((tags) => [...new Set(tags)]),
  preferredProfessionalId: professionalId,
  preferences: clientPreferences,
  notes: text(2000),
  marketingConsent: z.boolean(),
  bookingRule,
}
