import type { ClientId, MergeId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'

import { as } from '../db/attributes'
import { partingKey } from '../db/keys'
import { appTable } from '../db/table'

export type Parting = {
  organizationId: OrganizationId
  /** Below whom it lies: one of the two. */
  clientId: ClientId
  mergeId: MergeId
  into: ClientId
  from: ClientId
}

/** A merge is undone, and not everything is where it belongs yet. */
export const PartingEntity = new Entity({
  name: 'ClientParting',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
    mergeId: as<MergeId>().key(),
    into: as<ClientId>(),
    from: as<ClientId>(),
  }),
  computeKey: ({ organizationId, clientId, mergeId }) => partingKey(organizationId, clientId, mergeId),
})
