import type { ChangeContext } from '@reservaplus/server/app-context'
import { transact } from '@reservaplus/server/db/transact'
import { commitUpdate } from '@reservaplus/server/db/update'
import type { StoredWebhook } from '@reservaplus/server/webhooks/entity'
import { findWebhook, webhookReplacement } from '@reservaplus/server/webhooks/repository'
import type { Instant } from '@reservaplus/shared/time/schema'

/** Of no interest to the audit; if somebody changes the webhook at the same time, the next attempt notes it. */
const note = async (next: StoredWebhook, current: StoredWebhook): Promise<void> => {
  await transact([webhookReplacement({ ...next, version: current.version + 1 }, current)])
}

export const noteSuccess = async (current: StoredWebhook): Promise<void> => {
  const { failingSince, ...healthy } = current
  if (failingSince) await note(healthy, current)
}

const disable = async (ctx: ChangeContext, { organizationId, id }: StoredWebhook, at: Instant): Promise<void> => {
  await commitUpdate<StoredWebhook>(ctx, {
    kind: 'webhook',
    read: () => findWebhook(organizationId, id, { consistent: true }),
    change: (current) => (current.isActive ? { ...current, isActive: false, disabledAt: at } : current),
    writes: (next, current) => [webhookReplacement(next, current)],
  })
}

type Failure = {
  at: Instant
  /** The receiver says that it is there no more. */
  isGone: boolean
  /** Of a delivery that is given up: when it was tried first, three days ago. */
  triedSince: Instant | undefined
}

/** Switched off, for all to see, when nothing has arrived for three days, or the receiver is gone. */
export const noteFailure = async (
  ctx: ChangeContext,
  current: StoredWebhook,
  { at, isGone, triedSince }: Failure,
): Promise<void> => {
  const { failingSince } = current
  const isOver = failingSince !== undefined && triedSince !== undefined && failingSince <= triedSince
  if (isGone || isOver) return disable(ctx, current, at)
  if (!failingSince) await note({ ...current, failingSince: at }, current)
}
