import { assertNotMoving } from '@reservaplus/server/organizations/check-writable'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { createDelivery } from '@reservaplus/server/webhooks/delivery-repository'
import type { StoredWebhook } from '@reservaplus/server/webhooks/entity'
import { findWebhook, findWebhooks } from '@reservaplus/server/webhooks/repository'
import type { EventNotice } from '@reservaplus/shared/events/schema'
import { webhookId } from '@reservaplus/shared/ids/schema'
import { addMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { type WebhookEventType, webhookEventType } from '@reservaplus/shared/webhooks/schema'
import type { DeliveryNotice } from './delivery-notice'

/** If the message that follows gets lost, the delivery is found by then. */
const graceMinutes = 2

const wants = ({ isActive, eventTypes }: StoredWebhook, type: WebhookEventType) => isActive && eventTypes.includes(type)

const receiversOf = async ({ organizationId, type, subject }: EventNotice): Promise<StoredWebhook[]> => {
  if (type === 'webhook.test') {
    const asked = await findWebhook(organizationId, webhookId.parse(subject.id), { consistent: true })

    return asked ? [asked] : []
  }
  const told = webhookEventType.safeParse(type)

  return told.success ? (await findWebhooks(organizationId)).filter((each) => wants(each, told.data)) : []
}

/** A delivery for each webhook that wants to know, once, however often the event arrives. */
export const fanOut = async (event: EventNotice, now: Instant): Promise<DeliveryNotice[]> => {
  const { organizationId, id, type } = event
  const receivers = await receiversOf(event)
  if (receivers.length === 0) return []
  const organization = await findOrganization(organizationId, { consistent: true })
  // Nothing is written there any more. While it is on its way the message comes again.
  if (!organization || organization.writeMode === 'moved') return []
  assertNotMoving(organization)

  return Promise.all(
    receivers.map(async (receiver) => {
      await createDelivery({
        id,
        organizationId,
        webhookId: receiver.id,
        type,
        status: 'pending',
        attempts: [],
        createdAt: now,
        nextAttemptAt: addMinutes(now, graceMinutes),
        turn: 0,
      })

      return { organizationId, webhookId: receiver.id, id, turn: 0 }
    }),
  )
}
