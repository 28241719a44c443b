import type { ClientId, OrganizationId, ServiceId, WaitlistEntryId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as } from '../db/attributes'
import { openWaitKey } from '../db/keys'
import { appTable } from '../db/table'

/** The last entry of a client for a service; whether they still wait is said by the entry. */
export const OpenWaitEntity = new Entity({
  name: 'OpenWait',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
    serviceId: as<ServiceId>().key(),
    entryId: as<WaitlistEntryId>(),
    expiresAt: number(),
  }),
  computeKey: ({ organizationId, clientId, serviceId }) => openWaitKey(organizationId, clientId, serviceId),
})
