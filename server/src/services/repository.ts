import type { OrganizationId, ResourceId, ServiceId } from '@reservaplus/shared/ids/schema'
import type { Resource, Service } from '@reservaplus/shared/services/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { organizationPk, servicePrefix } from '../db/keys'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { ServiceEntity } from './entity'
import { ResourceEntity } from './resource-entity'

export const findService = async (
  organizationId: OrganizationId,
  id: ServiceId,
  { consistent = false }: Read = {},
): Promise<Service | undefined> => {
  const { Item } = await ServiceEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

/** By category, then by their order. Deleted ones too: whoever asks knows what they want to show. */
export const findServices = async (organizationId: OrganizationId): Promise<Service[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(ServiceEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: servicePrefix } })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items.sort((a, b) => a.order - b.order || a.name.localeCompare(b.name))
}

export const findResource = async (
  organizationId: OrganizationId,
  id: ResourceId,
  { consistent = false }: Read = {},
): Promise<Resource | undefined> => {
  const { Item } = await ResourceEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

export const serviceCreation = (service: Service): Write => ({
  role: 'state',
  action: ServiceEntity.build(PutTransaction)
    .item(service)
    .options({ condition: { attr: 'id', exists: false } }),
})

export const resourceCreation = (resource: Resource): Write => ({
  role: 'state',
  action: ResourceEntity.build(PutTransaction)
    .item(resource)
    .options({ condition: { attr: 'id', exists: false } }),
})
