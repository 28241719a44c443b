import { nameKey } from '@reservaplus/shared/clients/fold'
import type { Client } from '@reservaplus/shared/clients/schema'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { clientKey, clientsPk, visitedClientsPk } from '../db/keys'
import { appTable } from '../db/table'

export const ClientEntity = new Entity({
  name: 'Client',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<ClientId>().key(),
    organizationId: as<OrganizationId>().key(),
    kind: as<Client['kind']>(),
    firstName: string(),
    lastName: string(),
    email: string().optional(),
    phone: string().optional(),
    notes: string(),
    marketingConsent: boolean(),
    isActive: boolean(),
    lastVisitAt: maybe<Client['createdAt']>(),
    version: number(),
    createdAt: as<Client['createdAt']>(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ organizationId }) => clientsPk(organizationId)),
    GSI1SK: hiddenKey().link<typeof self>(({ firstName, lastName }) => nameKey(`${firstName} ${lastName}`)),
    GSI2PK: hiddenKey().link<typeof self>(({ organizationId, lastVisitAt }) =>
      lastVisitAt === undefined ? undefined : visitedClientsPk(organizationId),
    ),
    GSI2SK: hiddenKey().link<typeof self>(({ lastVisitAt }) => lastVisitAt),
  })),
  computeKey: ({ organizationId, id }) => clientKey(organizationId, id),
})
