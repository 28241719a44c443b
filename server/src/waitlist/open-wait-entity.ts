import type { ClientId, OrganizationId, WaitlistEntryId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { openWaitKey } from '../db/keys'
import { appTable } from '../db/table'

/** The last entry of a client for a service, or for several in one go; whether they still wait is said by the entry. */
export const OpenWaitEntity = new Entity({
  name: 'OpenWait',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
    services: string().key(),
    entryId: as<WaitlistEntryId>(),
    expiresAt: number(),
  }),
  computeKey: ({ organizationId, clientId, services }) => openWaitKey(organizationId, clientId, services),
})
