import { AppError } from '@reservaplus/shared/errors/app-error'
import type { EventId, WebhookId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import {
  type DeliveryPage,
  type ListDeliveriesInput,
  type WebhookDelivery,
  webhookDelivery,
} from '@reservaplus/shared/webhooks/schema'

import type { AppContext } from '../app-context'
import { commitChange } from '../db/change'
import { deliveryReplacement, findDeliveries, findDelivery } from './delivery-repository'
import { get } from './service'

export const listDeliveries = async (ctx: AppContext, input: ListDeliveriesInput): Promise<DeliveryPage> => {
  const { id, cursor, limit } = input
  const [, page] = await Promise.all([
    get(ctx, { id }),
    findDeliveries(ctx.organizationId, { webhookId: id, cursor, limit }),
  ])

  return {
    items: page.items.map((each) => webhookDelivery.parse(each)),
    ...(page.cursor && { cursor: page.cursor }),
  }
}

type Asked = { id: WebhookId; deliveryId: EventId }

/** Once more, within a minute, whatever became of it; the receiver knows it by its id. */
export const resendDelivery = async (ctx: AppContext, { id, deliveryId }: Asked): Promise<WebhookDelivery> => {
  const place = { organizationId: ctx.organizationId, webhookId: id, id: deliveryId }
  const [{ version }, found] = await Promise.all([get(ctx, { id }), findDelivery(place)])
  if (!found) throw new AppError('NOT_FOUND', 'There is no such delivery')
  if (found.status === 'pending') return webhookDelivery.parse(found)

  const nextAttemptAt = instantOf(ctx.clock.now())
  const next = { ...found, status: 'pending', nextAttemptAt, turn: found.turn + 1 } as const
  // Of the webhook itself nothing changes; the audit says who had what sent again.
  await commitChange(ctx, { kind: 'webhook', id, version, after: { resent: deliveryId } }, [
    deliveryReplacement(next, found),
  ])

  return webhookDelivery.parse(next)
}
