import { createHash } from 'node:crypto'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { EventId } from '@reservaplus/shared/ids/schema'

import type { AppContext } from '../app-context'
import type { Write } from '../db/transact'
import { findIdempotencyRecord, type IdempotencyRecord, idempotencyRecordWrite } from './repository'

const keptSeconds = 24 * 60 * 60

type Json = { [key: string]: unknown }

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const source = value as Json

  return Object.fromEntries(
    Object.keys(source)
      .sort()
      .map((key) => [key, sorted(source[key])]),
  )
}

const hashOf = (body: Json) =>
  createHash('sha256')
    .update(JSON.stringify(sorted(body)))
    .digest('base64url')

export type RecordedCall = {
  /** The caller gave a key, so this may be the repetition of an earlier call. */
  isRepeatable: boolean
  writes: (done: { eventId: EventId; subjectId: string }) => Write[]
  /** What an earlier call with this key did; IDEMPOTENCY_KEY_REUSED when that call asked for something else. */
  find: () => Promise<IdempotencyRecord | undefined>
}

/** Scoped by organization, actor and procedure. Without a key the event's own id is all that marks the operation. */
export const recordCall = (
  ctx: AppContext,
  procedure: string,
  { idempotencyKey, ...body }: Json & { idempotencyKey?: string | undefined },
): RecordedCall => {
  if (idempotencyKey === undefined) return { isRepeatable: false, writes: () => [], find: async () => undefined }

  const key = idempotencyKey
  const scope = `${ctx.organizationId}#${ctx.actor.kind}:${ctx.actor.id}#${procedure}`
  const bodyHash = hashOf(body)

  return {
    isRepeatable: true,
    writes: (done) => {
      const now = ctx.clock.now()
      const expiresAt = Math.floor(now.getTime() / 1000) + keptSeconds

      return [idempotencyRecordWrite({ scope, key, bodyHash, ...done, expiresAt }, now)]
    },
    find: async () => {
      const record = await findIdempotencyRecord({ scope, key }, ctx.clock.now())
      if (record && record.bodyHash !== bodyHash) {
        throw new AppError('IDEMPOTENCY_KEY_REUSED', 'This key was used for another request')
      }

      return record
    },
  }
}
