import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { ClientAccess } from '@reservaplus/shared/privacy/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as } from '../db/attributes'
import { accessKey } from '../db/keys'
import { appTable } from '../db/table'

/** As long as the audit looks back. */
const keptSeconds = 730 * 86_400

export const AccessEntity = new Entity({
  name: 'ClientAccess',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
    date: as<ClientAccess['date']>().key(),
    by: as<ClientAccess['by']>().key(),
    at: as<ClientAccess['at']>(),
  }).and((self) => ({
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ at }) => Math.floor(Date.parse(at) / 1000) + keptSeconds),
  })),
  computeKey: ({ organizationId, clientId, date, by }) =>
    accessKey(organizationId, clientId, `${date}#${by.kind}#${by.id}`),
})
