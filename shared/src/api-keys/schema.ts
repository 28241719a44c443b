import * as z from 'zod'
import { actor } from '../appointments/schema'
import { idempotencyKey } from '../idempotency/schema'
import { apiKeyId, organizationId } from '../ids/schema'
import type { Permission } from '../permissions/can'
import { instant, instantInput, localDate } from '../time/schema'

/**
 * What another system may be given: the daily business. Never the team and its roles, money owed to us, the end of the
 * organization, or keys: nobody who finds one may make themselves another.
 */
const grantable = [
  'organization:read',
  'professionals:read',
  'professionals:write',
  'services:read',
  'services:write',
  'schedules:read',
  'schedules:write',
  'availability:read',
  'clients:read',
  'clients:write',
  'appointments:read',
  'appointments:create',
  'appointments:update',
  'appointments:late-cancel',
  'appointments:overlap',
  'appointments:override',
  'bulk-operations:read',
  'bulk-operations:write',
  'audit:read',
  'reports:read',
  'reviews:read',
  'reviews:write',
  'revenue:read',
  'payments:read',
  'payments:write',
  'payments:discount',
  'payments:refund',
  'ledger:read',
] as const satisfies readonly Permission[]

export const grant = z.enum(grantable)
export type Grant = z.infer<typeof grant>

const grants = z.array(grant).min(1).max(grantable.length)
const name = z.string().trim().min(1).max(60)

export const apiKey = z.object({
  id: apiKeyId,
  organizationId,
  name,
  permissions: grants,
  /** How the key begins, so that its holder can tell which one it is. */
  hint: z.string(),
  createdBy: actor,
  createdAt: instant,
  /** Not valid from then on; absent: until it is revoked. */
  expiresAt: instant.optional(),
  revokedAt: instant.optional(),
  /** To the day, UTC. */
  lastUsedOn: localDate.optional(),
  version: z.int(),
})
export type ApiKey = z.infer<typeof apiKey>

export const createApiKeyInput = z.object({
  name,
  permissions: grants,
  expiresAt: instantInput.optional(),
  idempotencyKey: idempotencyKey.optional(),
})
export type CreateApiKeyInput = z.infer<typeof createApiKeyInput>

/** `key` is shown this once and kept nowhere. */
export const newApiKey = z.object({ apiKey, key: z.string() })
export type NewApiKey = z.infer<typeof newApiKey>

/** What is left out stays as it is. */
export const updateApiKeyInput = z.object({
  id: apiKeyId,
  version: z.int().optional(),
  name: name.optional(),
  permissions: grants.optional(),
})
export type UpdateApiKeyInput = z.infer<typeof updateApiKeyInput>

export const oneApiKeyInput = z.object({ id: apiKeyId })
