import { randomBytes } from 'node:crypto'
import type { UpdateApiKeyInput } from '@reservaplus/shared/api-keys/schema'
import { type ApiKey, apiKey, type CreateApiKeyInput, type NewApiKey } from '@reservaplus/shared/api-keys/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ApiKeyId, apiKeyId } from '@reservaplus/shared/ids/schema'
import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import { instantOf, parseInstant } from '@reservaplus/shared/time/instant'

import type { AppContext } from '../app-context'
import { commitCreation } from '../db/create'
import { limitedCreation } from '../db/limited-creation'
import { commitUpdate } from '../db/update'
import { recordCall } from '../idempotency/record-call'
import { findWritable } from '../organizations/find-writable'
import { findRunning } from '../subscriptions/find-running'
import type { StoredApiKey } from './entity'
import { apiKeyCreation, apiKeyReplacement, findApiKey, findApiKeys } from './repository'
import { hashOfKey } from './verify-key'

const mostKeys = 20
const keyBytes = 32
const hintLength = 8

const shown = (stored: StoredApiKey): ApiKey => apiKey.parse(stored)
const isUsable = ({ revokedAt }: StoredApiKey) => revokedAt === undefined

/** Newest first, revoked ones too. */
export const list = async ({ organizationId }: AppContext): Promise<ApiKey[]> =>
  (await findApiKeys(organizationId)).map(shown)

const assertAhead = (expiresAt: ApiKey['expiresAt'], now: ApiKey['createdAt']) => {
  if (expiresAt === undefined || expiresAt > now) return
  const message = 'This is over already'
  throw new AppError('BAD_INPUT', message, { issues: [{ path: ['expiresAt'], message }] })
}

/**
 * The key is in this answer and nowhere else: the table knows its hash only. The same call again makes no other, and
 * cannot show this one: whoever did not get it revokes it and makes the next.
 */
export const create = async (ctx: AppContext, input: CreateApiKeyInput): Promise<NewApiKey> => {
  const { organizationId, actor } = ctx
  const key = `rp_${randomBytes(keyBytes).toString('base64url')}`
  const id = apiKeyId.parse(ctx.newId())
  const createdAt = instantOf(ctx.clock.now())
  const expiresAt = input.expiresAt === undefined ? undefined : parseInstant(input.expiresAt, 'expiresAt')
  assertAhead(expiresAt, createdAt)

  const created = await commitCreation<StoredApiKey>(ctx, {
    kind: 'api-key',
    call: recordCall(ctx, 'apiKeys.create', input),
    find: (made) => findApiKey(organizationId, apiKeyId.parse(made), { consistent: true }),
    decide: async () => {
      const find = async () => (await findApiKeys(organizationId, { consistent: true })).filter(isUsable)
      const [, , { write }] = await Promise.all([
        findWritable(ctx),
        findRunning(ctx),
        limitedCreation(organizationId, { kind: 'api-key', most: mostKeys, id, find }),
      ])
      const item: StoredApiKey = {
        id,
        organizationId,
        name: input.name,
        permissions: [...new Set(input.permissions)],
        hint: key.slice(0, hintLength),
        hash: hashOfKey(key),
        createdBy: actor,
        createdAt,
        ...(expiresAt && { expiresAt }),
        version: 1,
      }

      return { item, writes: [...apiKeyCreation(item), write] }
    },
  })

  if (created.id !== id)
    throw new AppError('CONFLICT', 'This key was made by an earlier call, which alone has shown it')

  return { apiKey: shown(created), key }
}

const change = (
  ctx: AppContext,
  id: ApiKeyId,
  to: (current: StoredApiKey) => StoredApiKey,
  version?: number,
): Promise<StoredApiKey> =>
  commitUpdate<StoredApiKey>(ctx, {
    kind: 'api-key',
    read: () => findApiKey(ctx.organizationId, id, { consistent: true }),
    change: to,
    version,
    writes: apiKeyReplacement,
  })

export const update = async (ctx: AppContext, { id, version, ...changes }: UpdateApiKeyInput): Promise<ApiKey> => {
  const changed = await change(
    ctx,
    id,
    (current) => {
      if (!isUsable(current)) throw new AppError('CONFLICT', 'This key was revoked')

      return applyChanges(current, changes)
    },
    version,
  )

  return shown(changed)
}

/** For good, and at once. */
export const revoke = async (ctx: AppContext, { id }: { id: ApiKeyId }): Promise<ApiKey> => {
  const revokedAt = instantOf(ctx.clock.now())

  return shown(await change(ctx, id, (current) => (isUsable(current) ? { ...current, revokedAt } : current)))
}
