import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { ClientErasure } from '@reservaplus/shared/privacy/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { clientErasureKey, clientErasuresPk, openClientErasuresPk } from '../db/keys'
import { appTable } from '../db/table'

export const ClientErasureEntity = new Entity({
  name: 'ClientErasure',
  table: appTable,
  timestamps: false,
  schema: item({
    clientId: as<ClientId>().key(),
    organizationId: as<OrganizationId>(),
    personHash: string().optional(),
    reason: as<ClientErasure['reason']>(),
    by: as<ClientErasure['by']>(),
    startedAt: as<ClientErasure['startedAt']>(),
    erasedAt: maybe<NonNullable<ClientErasure['erasedAt']>>(),
    counts: as<ClientErasure['counts']>(),
    runs: number(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ organizationId, erasedAt }) =>
      erasedAt ? clientErasuresPk(organizationId) : undefined,
    ),
    GSI1SK: hiddenKey().link<typeof self>(({ erasedAt }) => erasedAt),
    GSI2PK: hiddenKey().link<typeof self>(({ erasedAt }) => (erasedAt ? undefined : openClientErasuresPk)),
    GSI2SK: hiddenKey().link<typeof self>(({ erasedAt, startedAt }) => (erasedAt ? undefined : startedAt)),
  })),
  computeKey: ({ clientId }) => clientErasureKey(clientId),
})
