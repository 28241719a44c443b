import { createHash } from 'node:crypto'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { apiKeyId, organizationId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { localDate } from '@reservaplus/shared/time/schema'

import type { AppContext, RequestContext } from '../app-context'
import { uniqueKinds } from '../db/keys'
import { findUnique } from '../db/unique'
import { findOrganization } from '../organizations/repository'
import { apiKeyAllowance } from '../rate-limits/allowances'
import { takeToken } from '../rate-limits/repository'
import { tooMany } from '../rate-limits/take-or-refuse'
import { findApiKey, noteUse } from './repository'

const shape = /^rp_[\w-]{43}$/

/** 256 random bits need no slow hash: nobody guesses them. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('base64url')

const refused = () => new AppError('UNAUTHENTICATED', 'This key does not open anything')

/**
 * Who calls with this key: the organization itself, by another system's hand. Key and organization are read now, so that
 * a key that is revoked, or an organization that is closed, is shut out with the next call.
 */
export const verifyKey = async (ctx: RequestContext, given: string | null): Promise<AppContext> => {
  if (given === null || !shape.test(given)) throw refused()
  const holder = await findUnique(uniqueKinds.apiKey(hashOfKey(given)), { consistent: true })
  if (!holder) throw refused()

  const owner = organizationId.parse(holder.organizationId)
  const id = apiKeyId.parse(holder.holderId)
  const now = ctx.clock.now()
  const { bucket, rules } = apiKeyAllowance(id)
  const [key, organization, isWithinLimit] = await Promise.all([
    findApiKey(owner, id, { consistent: true }),
    findOrganization(owner),
    takeToken(bucket, rules, now),
  ])
  if (!key || key.revokedAt || (key.expiresAt && key.expiresAt <= instantOf(now))) throw refused()
  if (!organization?.isActive) throw refused()
  if (!isWithinLimit) {
    throw tooMany(rules, 'This key is used too often')
  }

  const today = localDate.parse(now.toISOString().slice(0, 10))
  if (key.lastUsedOn !== today) await noteUse(key, today)

  return { ...ctx, organizationId: owner, actor: { kind: 'integration', id }, grants: key.permissions }
}
