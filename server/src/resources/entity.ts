import type { OrganizationId, ResourceId } from '@reservaplus/shared/ids/schema'
import type { Resource } from '@reservaplus/shared/resources/schema'
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
    kind: as<Resource['kind']>(),
    name: string(),
    description: string(),
    quantity: number(),
    isActive: boolean(),
    order: number(),
    version: number(),
    createdAt: as<Resource['createdAt']>(),
  }),
  computeKey: ({ organizationId, id }) => resourceKey(organizationId, id),
})
