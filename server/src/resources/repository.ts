import type { OrganizationId, ResourceId } from '@reservaplus/shared/ids/schema'
import type { Resource } from '@reservaplus/shared/resources/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { organizationPk, resourcePrefix } from '../db/keys'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { ResourceEntity } from './entity'

export const findResource = async (
  organizationId: OrganizationId,
  id: ResourceId,
  { consistent = false }: Read = {},
): Promise<Resource | undefined> => {
  const { Item } = await ResourceEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

/** In their own order, out of use or not. */
export const findResources = async (
  organizationId: OrganizationId,
  { consistent = false }: Read = {},
): Promise<Resource[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(ResourceEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: resourcePrefix } })
    .options({ consistent, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items.sort((a, b) => a.order - b.order || a.name.localeCompare(b.name))
}

export const resourceCreation = (resource: Resource): Write => ({
  role: 'state',
  action: ResourceEntity.build(PutTransaction)
    .item(resource)
    .options({ condition: { attr: 'id', exists: false } }),
})

/** `next` carries the version after `current`'s. */
export const resourceReplacement = (next: Resource, { version }: Pick<Resource, 'version'>): Write => ({
  role: 'state',
  action: ResourceEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})

export const resourceRemoval = ({ organizationId, id, version }: Resource): Write => ({
  role: 'state',
  action: ResourceEntity.build(DeleteTransaction)
    .key({ organizationId, id })
    .options({ condition: { attr: 'version', eq: version } }),
})

/** Nothing is written under a resource of which there are fewer by now, or that went out of use; a new name is no matter. */
export const resourceUnchanged = ({ organizationId, id, quantity, isActive }: Resource): Write => ({
  role: 'state',
  action: ResourceEntity.build(ConditionCheck)
    .key({ organizationId, id })
    .condition({
      and: [
        { attr: 'quantity', eq: quantity },
        { attr: 'isActive', eq: isActive },
      ],
    }),
})
