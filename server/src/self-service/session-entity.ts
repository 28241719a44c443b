import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'

import { as } from '../db/attributes'
import { clientSessionKey } from '../db/keys'
import { appTable } from '../db/table'

/** Absent: every session that has not run out holds. */
export const ClientSessionEntity = new Entity({
  name: 'ClientSession',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
    /** Sessions from before are over. */
    validFrom: as<Instant>(),
  }),
  computeKey: ({ organizationId, clientId }) => clientSessionKey(organizationId, clientId),
})
