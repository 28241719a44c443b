import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Message } from '@reservaplus/shared/notifications/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey } from '../db/attributes'
import { messageKey } from '../db/keys'
import { appTable } from '../db/table'

export const MessageEntity = new Entity({
  name: 'Message',
  table: appTable,
  timestamps: false,
  schema: item({
    id: string().key(),
    organizationId: as<OrganizationId>().key(),
    eventId: as<Message['eventId']>(),
    kind: string(),
    status: as<Message['status']>(),
    claimedAt: as<Message['claimedAt']>(),
    attempts: number(),
    providerId: string().optional(),
    GSI1PK: hiddenKey(),
    GSI1SK: hiddenKey(),
  }),
  computeKey: ({ organizationId, id }) => messageKey(organizationId, id),
})
