import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { toSeconds } from '@reservaplus/shared/time/instant'
import type { Conversation } from '@reservaplus/shared/whatsapp/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey } from '../db/attributes'
import { conversationKey, conversationsPk } from '../db/keys'
import { appTable } from '../db/table'

/** Whoever answers later than that is not understood, and told how to reach the salon. */
const keptSeconds = 90 * 24 * 3600

/** Below the client, so that it goes with them. */
export const ConversationEntity = new Entity({
  name: 'Conversation',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    clientId: as<Conversation['clientId']>().key(),
    phoneHash: string(),
    appointmentId: as<Conversation['appointmentId']>(),
    at: as<Conversation['at']>(),
    answered: string().optional(),
  }).and((self) => ({
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ at }) => toSeconds(at) + keptSeconds),
    GSI1PK: hiddenKey().link<typeof self>(({ phoneHash }) => conversationsPk(phoneHash)),
    GSI1SK: hiddenKey().link<typeof self>(({ at, organizationId }) => `${at}#${organizationId}`),
  })),
  computeKey: ({ organizationId, clientId }) => conversationKey(organizationId, clientId),
})
