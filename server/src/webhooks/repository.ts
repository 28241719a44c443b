import type { OrganizationId, WebhookId } from '@reservaplus/shared/ids/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { organizationPk, webhookPrefix } from '../db/keys'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { type StoredWebhook, WebhookEntity } from './entity'

export const findWebhook = async (
  organizationId: OrganizationId,
  id: WebhookId,
  { consistent = false }: Read = {},
): Promise<StoredWebhook | undefined> => {
  const { Item } = await WebhookEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

/** Newest first. */
export const findWebhooks = async (
  organizationId: OrganizationId,
  { consistent = false }: Read = {},
): Promise<StoredWebhook[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(WebhookEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: webhookPrefix } })
    .options({ consistent, entityAttrFilter: false, reverse: true, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

export const webhookCreation = (created: StoredWebhook): Write => ({
  role: 'state',
  action: WebhookEntity.build(PutTransaction)
    .item(created)
    .options({ condition: { attr: 'id', exists: false } }),
})

/** `next` carries the version after `current`'s. */
export const webhookReplacement = (next: StoredWebhook, { version }: Pick<StoredWebhook, 'version'>): Write => ({
  role: 'state',
  action: WebhookEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})

export const webhookRemoval = ({ organizationId, id, version }: StoredWebhook): Write => ({
  role: 'state',
  action: WebhookEntity.build(DeleteTransaction)
    .key({ organizationId, id })
    .options({ condition: { attr: 'version', eq: version } }),
})
