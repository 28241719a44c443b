import type { ClientMerge } from '@reservaplus/shared/clients/merge'
import type { ClientId, MergeId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as } from '../db/attributes'
import { mergeKey } from '../db/keys'
import { appTable } from '../db/table'

/** Below the one who remains: whoever erases them finds it. */
export const MergeEntity = new Entity({
  name: 'ClientMerge',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<MergeId>().key(),
    organizationId: as<OrganizationId>().key(),
    into: as<ClientId>().key(),
    from: as<ClientId>(),
    status: as<ClientMerge['status']>(),
    before: as<ClientMerge['before']>(),
    taken: as<ClientMerge['taken']>(),
    at: as<ClientMerge['at']>(),
    by: as<ClientMerge['by']>(),
    reversibleUntil: as<ClientMerge['at']>(),
    version: number(),
  }),
  computeKey: ({ organizationId, into, id }) => mergeKey(organizationId, into, id),
})
