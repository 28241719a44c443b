import type { OrganizationId, WebhookId } from '@reservaplus/shared/ids/schema'
import { type Webhook, webhook } from '@reservaplus/shared/webhooks/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'
import * as z from 'zod'

import { as, maybe } from '../db/attributes'
import { webhookKey } from '../db/keys'
import { appTable } from '../db/table'

/** The secret is derived from its number: nothing in the table opens anything. */
const _stored = webhook.extend({ secretNumber: z.int() })
export type StoredWebhook = z.infer<typeof _stored>

export const WebhookEntity = new Entity({
  name: 'Webhook',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<WebhookId>().key(),
    organizationId: as<OrganizationId>().key(),
    url: string(),
    description: string(),
    eventTypes: as<Webhook['eventTypes']>(),
    isActive: boolean(),
    failingSince: maybe<NonNullable<Webhook['failingSince']>>(),
    disabledAt: maybe<NonNullable<Webhook['disabledAt']>>(),
    previousSecretUntil: maybe<NonNullable<Webhook['previousSecretUntil']>>(),
    createdBy: as<Webhook['createdBy']>(),
    createdAt: as<Webhook['createdAt']>(),
    secretNumber: number(),
    version: number(),
  }),
  computeKey: ({ organizationId, id }) => webhookKey(organizationId, id),
})
