import * as z from 'zod'
import { actor } from '../appointments/schema'
import { clientId, eventId, organizationId } from '../ids/schema'
import { instant, localDate } from '../time/schema'

/**
 * `marketing`: news and offers. `data`: that what is needed for the visits may be kept, such as about health.
 * `whatsapp`: to be written to there about one's own appointments.
 */
export const consentPurpose = z.enum(['marketing', 'data', 'whatsapp'])

export const consentSource = z.enum(['booking', 'desk', 'self-service', 'import', 'api', 'migration'])

/** One line of the log: what a client has agreed to or taken back. Never changed; the newest of a purpose holds. */
export const consent = z.object({
  id: eventId,
  organizationId,
  clientId,
  purpose: consentPurpose,
  given: z.boolean(),
  at: instant,
  source: consentSource,
  /** Absent where the record itself says no more than that: a booking, an import. */
  by: actor.optional(),
  /** Which wording was agreed to. */
  textVersion: z.string().max(40).optional(),
  version: z.int(),
})
export type Consent = z.infer<typeof consent>

/** What a guest who books online reads beside the box. */
export const bookingConsentText = '2026-11'

export const recordConsentInput = z.object({
  id: clientId,
  purpose: consentPurpose,
  given: z.boolean(),
  textVersion: z.string().trim().min(1).max(40).optional(),
})
export type RecordConsentInput = z.infer<typeof recordConsentInput>

const page = { cursor: z.string().max(2000).optional(), limit: z.int().min(1).max(100).default(50) }

export const belowClientInput = z.object({ id: clientId, ...page })
export type BelowClientInput = z.infer<typeof belowClientInput>
/** Newest first. */
export const consentPage = z.object({ items: z.array(consent), cursor: z.string().optional() })

/** Somebody has opened what is kept about a client: once for each day. */
export const clientAccess = z.object({
  organizationId,
  clientId,
  /** UTC. */
  date: localDate,
  by: actor,
  /** The first time that day. */
  at: instant,
})
export type ClientAccess = z.infer<typeof clientAccess>
export const accessPage = z.object({
  items: z.array(
    clientAccess
      .omit({ organizationId: true, clientId: true })
      /** Absent: whoever it was is in the team no more. */
      .extend({ name: z.string().optional() }),
  ),
  cursor: z.string().optional(),
})
export type AccessPage = z.infer<typeof accessPage>

/** Why; not in own words, those would outlive the person they are about. */
export const erasureReason = z.enum(['client-request', 'consent-withdrawn', 'retention', 'other'])
export type ErasureReason = z.infer<typeof erasureReason>

/** The proof that a client was erased. It names nobody, and outlives the organization. */
export const clientErasure = z.object({
  clientId,
  organizationId,
  /** Of the id and the address: whoever knows both can see that it was they. Absent: there was no address. */
  personHash: z.string().optional(),
  reason: erasureReason,
  by: actor,
  startedAt: instant,
  /** Absent while it is under way. */
  erasedAt: instant.optional(),
  /** How many of what. */
  counts: z.record(z.string(), z.int()),
  /** How often it was carried out: again, when a backup brought something back. */
  runs: z.int(),
})
export type ClientErasure = z.infer<typeof clientErasure>

export const eraseClientInput = z.object({
  id: clientId,
  reason: erasureReason.exclude(['retention']),
  version: z.int().optional(),
})
export type EraseClientInput = z.infer<typeof eraseClientInput>

/** Newest first; the cursor is when the last of the page before was finished. */
export const erasurePage = z.object({ items: z.array(clientErasure), cursor: instant.optional() })
export const listErasuresInput = z.object({ cursor: instant.optional(), limit: page.limit })
export type ListErasuresInput = z.infer<typeof listErasuresInput>

/** A link for each file, valid for a quarter of an hour; the files themselves are gone after a week. */
export const clientExport = z.object({
  createdAt: instant,
  expiresAt: instant,
  files: z.array(z.object({ name: z.string(), url: z.url() })),
})
export type ClientExport = z.infer<typeof clientExport>

export const shortestRetention = 6
/** After how many months without a visit a client is erased; absent: never. */
export const retentionRule = z.object({
  months: z.int().min(shortestRetention).max(240).optional(),
  version: z.int(),
})
export type RetentionRule = z.infer<typeof retentionRule>
export const setRetentionInput = z.object({
  months: z.int().min(shortestRetention).max(240).nullable(),
  version: z.int().optional(),
})
export type SetRetentionInput = z.infer<typeof setRetentionInput>

/** What the rule has done on a day. */
export const retentionRun = z.object({
  organizationId,
  date: localDate,
  months: z.int(),
  /** Whose last visit was long enough ago. */
  due: z.int(),
  erased: z.int(),
  /** Because something lies ahead. */
  kept: z.int(),
  failed: z.int(),
})
export type RetentionRun = z.infer<typeof retentionRun>
export const retentionRuns = z.object({ items: z.array(retentionRun) })
