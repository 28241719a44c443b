import type { EventId, OrganizationId, WebhookId } from '@reservaplus/shared/ids/schema'
import { type WebhookDelivery, webhookDelivery } from '@reservaplus/shared/webhooks/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'
import * as z from 'zod'

import { as, hiddenKey, maybe } from '../db/attributes'
import { deliveryKey, dueDeliveriesPk, shardOf } from '../db/keys'
import { appTable } from '../db/table'

/** How long the log looks back. */
const keptSeconds = 30 * 86_400

const _stored = webhookDelivery.extend({
  organizationId: z.custom<OrganizationId>(),
  /** Goes up when an attempt begins: whoever holds the number may report on it. */
  turn: z.int(),
})
export type StoredDelivery = z.infer<typeof _stored>

/** One for each webhook and event, whatever happens twice on the way. */
export const DeliveryEntity = new Entity({
  name: 'WebhookDelivery',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<EventId>().key(),
    organizationId: as<OrganizationId>().key(),
    webhookId: as<WebhookId>().key(),
    type: string(),
    status: as<WebhookDelivery['status']>(),
    attempts: as<WebhookDelivery['attempts']>(),
    createdAt: as<WebhookDelivery['createdAt']>(),
    nextAttemptAt: maybe<NonNullable<WebhookDelivery['nextAttemptAt']>>(),
    turn: number(),
  }).and((self) => ({
    GSI2PK: hiddenKey().link<typeof self>(({ nextAttemptAt, id }) => nextAttemptAt && dueDeliveriesPk(shardOf(id))),
    GSI2SK: hiddenKey().link<typeof self>(
      ({ nextAttemptAt, id, webhookId }) => nextAttemptAt && `${nextAttemptAt}#${id}#${webhookId}`,
    ),
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ createdAt }) => Math.floor(Date.parse(createdAt) / 1000) + keptSeconds),
  })),
  computeKey: ({ organizationId, webhookId, id }) => deliveryKey(organizationId, webhookId, id),
})
