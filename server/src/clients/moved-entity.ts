import type { ClientId, MergeId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { movedKey } from '../db/keys'
import { appTable } from '../db/table'

export type Moved = {
  organizationId: OrganizationId
  clientId: ClientId
  mergeId: MergeId
  /** Of which kind it is: `appointment`, `note` …, and its id. */
  kind: string
  id: string
}

/** Written in the transaction that moves something: a merge that is undone knows what to give back. */
export const MovedEntity = new Entity({
  name: 'ClientMoved',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
    mergeId: as<MergeId>().key(),
    kind: string().key(),
    id: string().key(),
  }),
  computeKey: ({ organizationId, clientId, mergeId, kind, id }) =>
    movedKey(organizationId, clientId, mergeId, `${kind}#${id}`),
})
