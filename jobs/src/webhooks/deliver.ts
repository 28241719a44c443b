import { clock } from '@reservaplus/server/config/clock'
import { systemContext } from '@reservaplus/server/config/system-context'
import { findEvent } from '@reservaplus/server/events/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import type { StoredDelivery } from '@reservaplus/server/webhooks/delivery-entity'
import { findDelivery, replaceDelivery } from '@reservaplus/server/webhooks/delivery-repository'
import type { StoredWebhook } from '@reservaplus/server/webhooks/entity'
import { findWebhook } from '@reservaplus/server/webhooks/repository'
import { signatureHeader } from '@reservaplus/server/webhooks/sign-delivery'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { nextAttempt } from '@reservaplus/shared/webhooks/back-off'
import type { DeliveryAttempt } from '@reservaplus/shared/webhooks/schema'
import type { DeliveryNotice } from './delivery-notice'
import { payloadOf } from './payload'
import type { Posted, post } from './post'
import { noteFailure, noteSuccess } from './webhook-health'

/** Longer than an attempt can take: who does not report by then has died. */
const leaseMinutes = 2
const mostAttemptsKept = 20
const gone = 410

export type Sending = { linkSecret: string; send: typeof post }
export type Outcome = StoredDelivery['status'] | 'not its turn'

const isTest = ({ type }: StoredDelivery) => type === 'webhook.test'

const attempt = async (
  { linkSecret, send }: Sending,
  { webhook, event, at }: { webhook: StoredWebhook; event: DomainEvent; at: Instant },
): Promise<DeliveryAttempt> => {
  const body = payloadOf(event)
  const startedAt = performance.now()
  const posted: Posted = await send(webhook.url, {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'ReservaPlus-Webhooks/1.0',
      'reservaplus-event': event.type,
      'reservaplus-event-id': event.id,
      'reservaplus-signature': signatureHeader(linkSecret, webhook, body, at),
    },
  })

  return { at, milliseconds: Math.round(performance.now() - startedAt), ...posted }
}

const isSuccess = ({ status = 0 }: DeliveryAttempt) => status >= 200 && status < 300

const finish = async (mine: StoredDelivery, changes: Partial<StoredDelivery>): Promise<Outcome> => {
  const { nextAttemptAt: _lease, ...rest } = mine
  const next: StoredDelivery = { ...rest, ...changes }
  await replaceDelivery(next, mine)

  return next.status
}

const report = async (mine: StoredDelivery, webhook: StoredWebhook, made: DeliveryAttempt): Promise<Outcome> => {
  const attempts = [...mine.attempts, made].slice(-mostAttemptsKept)
  if (isSuccess(made)) {
    if (!isTest(mine)) await noteSuccess(webhook)

    return finish(mine, { status: 'delivered', attempts })
  }
  const isGone = made.status === gone
  // Somebody stands there and waits for the result of a test: it is not tried again.
  const isOver = isTest(mine) || isGone
  const nextAttemptAt = isOver ? undefined : nextAttempt(attempts.length, mine.createdAt, made.at)
  if (!isTest(mine)) {
    const ctx = systemContext(mine.organizationId, 'deliver-webhooks')
    const triedSince = nextAttemptAt ? undefined : attempts[0]?.at
    await noteFailure(ctx, webhook, { at: made.at, isGone, triedSince })
  }

  return finish(mine, nextAttemptAt ? { attempts, nextAttemptAt } : { status: 'failed', attempts })
}

/** One attempt at one delivery, by whoever is first to take the turn. */
export const deliver = async (notice: DeliveryNotice, sending: Sending): Promise<Outcome> => {
  const found = await findDelivery(notice)
  if (found?.status !== 'pending' || found.turn !== notice.turn) return 'not its turn'
  const organization = await findOrganization(notice.organizationId, { consistent: true })
  // Nothing is written while it is moved, not even whose turn it is: afterwards it is somebody's.
  if (organization && organization.writeMode !== 'open') return 'not its turn'
  const at = instantOf(clock.now())
  const mine: StoredDelivery = { ...found, turn: found.turn + 1, nextAttemptAt: addMinutes(at, leaseMinutes) }
  if (!(await replaceDelivery(mine, found))) return 'not its turn'

  const { organizationId, webhookId, id } = mine
  const [webhook, event] = await Promise.all([
    findWebhook(organizationId, webhookId, { consistent: true }),
    findEvent(organizationId, id),
  ])
  const isWanted = webhook && (webhook.isActive || isTest(mine))
  if (!organization?.isActive || !isWanted || !event) return finish(mine, { status: 'dropped' })

  return report(mine, webhook, await attempt(sending, { webhook, event, at }))
}
