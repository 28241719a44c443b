import type { ClientHistoryEntry } from '@reservaplus/shared/clients/history'
import type { ClientId, EventId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'

import { as, maybe } from '../db/attributes'
import { clientHistoryKey } from '../db/keys'
import { appTable } from '../db/table'

type Fields = ClientHistoryEntry['before']

/** What an event may not say: the fields of a client as they were and as they became. Erased with the client. */
export const ClientHistoryEntity = new Entity({
  name: 'ClientHistory',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
    /** The event of the same transaction. */
    id: as<EventId>().key(),
    at: as<ClientHistoryEntry['at']>(),
    actor: as<ClientHistoryEntry['actor']>(),
    kind: maybe<NonNullable<ClientHistoryEntry['kind']>>(),
    before: as<Fields>(),
    after: as<Fields>(),
  }),
  computeKey: ({ organizationId, clientId, id }) => clientHistoryKey(organizationId, clientId, id),
})
