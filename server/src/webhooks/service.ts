import { AppError } from '@reservaplus/shared/errors/app-error'
import { type EventId, eventId, type WebhookId, webhookId } from '@reservaplus/shared/ids/schema'
import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import {
  type CreateWebhookInput,
  type UpdateWebhookInput,
  type Webhook,
  type WebhookWithSecret,
  webhook,
} from '@reservaplus/shared/webhooks/schema'

import type { AppContext } from '../app-context'
import { commitWrites } from '../db/change'
import { commitCreation } from '../db/create'
import { limitedCreation } from '../db/limited-creation'
import { commitRemoval } from '../db/remove'
import { commitUpdate } from '../db/update'
import { eventCreation } from '../events/repository'
import { recordCall } from '../idempotency/record-call'
import { findWritable } from '../organizations/find-writable'
import { findRunning } from '../subscriptions/find-running'
import type { StoredWebhook } from './entity'
import { findWebhook, findWebhooks, webhookCreation, webhookRemoval, webhookReplacement } from './repository'
import { secretOf } from './sign-delivery'

const mostWebhooks = 10
/** Long enough to bring the new secret to wherever the old one lies. */
const bothSecretsMinutes = 24 * 60

const shown = (stored: StoredWebhook): Webhook => webhook.parse(stored)

const withSecret = ({ config }: AppContext, stored: StoredWebhook): WebhookWithSecret => ({
  webhook: shown(stored),
  secret: secretOf(config.linkSecret, stored, stored.secretNumber),
})

export const list = async ({ organizationId }: AppContext): Promise<Webhook[]> =>
  (await findWebhooks(organizationId)).map(shown)

export const get = async ({ organizationId }: AppContext, { id }: { id: WebhookId }): Promise<Webhook> => {
  const found = await findWebhook(organizationId, id)
  if (!found) throw new AppError('NOT_FOUND', 'There is no such webhook')

  return shown(found)
}

export const create = async (ctx: AppContext, input: CreateWebhookInput): Promise<WebhookWithSecret> => {
  const { idempotencyKey: _key, ...typed } = input
  const { organizationId, actor } = ctx
  const id = webhookId.parse(ctx.newId())

  const created = await commitCreation<StoredWebhook>(ctx, {
    kind: 'webhook',
    call: recordCall(ctx, 'webhooks.create', input),
    find: (made) => findWebhook(organizationId, webhookId.parse(made), { consistent: true }),
    decide: async () => {
      const find = () => findWebhooks(organizationId, { consistent: true })
      const [, , { write }] = await Promise.all([
        findWritable(ctx),
        findRunning(ctx),
        limitedCreation(organizationId, { kind: 'webhook', most: mostWebhooks, id, find }),
      ])
      const createdAt = instantOf(ctx.clock.now())
      const item: StoredWebhook = {
        ...typed,
        id,
        organizationId,
        isActive: true,
        createdBy: actor,
        createdAt,
        secretNumber: 1,
        version: 1,
      }

      return { item, writes: [webhookCreation(item), write] }
    },
  })

  return withSecret(ctx, created)
}

const change = (
  ctx: AppContext,
  id: WebhookId,
  to: (current: StoredWebhook) => StoredWebhook,
  version?: number,
): Promise<StoredWebhook> =>
  commitUpdate<StoredWebhook>(ctx, {
    kind: 'webhook',
    read: () => findWebhook(ctx.organizationId, id, { consistent: true }),
    change: to,
    version,
    writes: (next, current) => [webhookReplacement(next, current)],
  })

/** Switched on anew it begins anew: what was missed meanwhile is not sent. */
const switchedOn = ({ failingSince: _since, disabledAt: _at, ...rest }: StoredWebhook): StoredWebhook => rest

export const update = async (ctx: AppContext, { id, version, ...changes }: UpdateWebhookInput): Promise<Webhook> => {
  const to = (current: StoredWebhook) => {
    const next = applyChanges(current, changes)

    return next.isActive && !current.isActive ? switchedOn(next) : next
  }

  return shown(await change(ctx, id, to, version))
}

export const rotateSecret = async (ctx: AppContext, { id }: { id: WebhookId }): Promise<WebhookWithSecret> => {
  const previousSecretUntil = addMinutes(instantOf(ctx.clock.now()), bothSecretsMinutes)
  const changed = await change(ctx, id, (current) => ({
    ...current,
    secretNumber: current.secretNumber + 1,
    previousSecretUntil,
  }))

  return withSecret(ctx, changed)
}

/** At once; what is on its way is dropped. */
export const remove = async (
  ctx: AppContext,
  { id, version }: { id: WebhookId; version?: number | undefined },
): Promise<Record<string, never>> => {
  await commitRemoval(ctx, {
    kind: 'webhook',
    version,
    read: () => findWebhook(ctx.organizationId, id, { consistent: true }),
    writes: (current) => [webhookRemoval(current)],
  })

  return {}
}

/** An event like any other, for this webhook alone: it goes the way that all go. Also while it is switched off. */
export const test = async (ctx: AppContext, input: { id: WebhookId }): Promise<{ eventId: EventId }> => {
  const { id: subjectId, version } = await get(ctx, input)
  const id = eventId.parse(ctx.newId())
  const { organizationId, actor, clock } = ctx
  const event = {
    id,
    organizationId,
    at: instantOf(clock.now()),
    actor,
    version,
    origin: 'live',
    type: 'webhook.test',
    subject: { kind: 'webhook', id: subjectId },
    data: {},
  } as const
  await commitWrites(ctx, [eventCreation(event)])

  return { eventId: id }
}
