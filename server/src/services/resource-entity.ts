import type { OrganizationId, ResourceId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { resourceKey } from '../db/keys'
import { appTable } from '../db/table'

export const ResourceEntity = new Entity({
  name: 'Resource',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<ResourceId>().key(),
    organizationId: as<OrganizationId>().key(),
    name: string(),
    quantity: number(),
    isActive: boolean(),
    version: number(),
  }),
  computeKey: ({ organizationId, id }) => resourceKey(organizationId, id),
})
