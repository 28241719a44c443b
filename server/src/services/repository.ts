import type { OrganizationId, ServiceId } from '@reservaplus/shared/ids/schema'
import type { Service } from '@reservaplus/shared/services/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { organizationPk, servicePrefix } from '../db/keys'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { ServiceEntity } from './entity'

export const findService = async (
  organizationId: OrganizationId,
  id: ServiceId,
  { consistent = false }: Read = {},
): Promise<Service | undefined> => {
  const { Item } = await ServiceEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

/** In their own order. Deleted ones too: whoever asks knows what they want to show. */
export const findServices = async (
  organizationId: OrganizationId,
  { consistent = false }: Read = {},
): Promise<Service[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(ServiceEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: servicePrefix } })
    .options({ consistent, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items.sort((a, b) => a.order - b.order || a.name.localeCompare(b.name))
}

export const serviceCreation = (service: Service): Write => ({
  role: 'state',
  action: ServiceEntity.build(PutTransaction)
    .item(service)
    .options({ condition: { attr: 'id', exists: false } }),
})

/** `next` carries the version after `current`'s. */
export const serviceReplacement = (next: Service, { version }: Pick<Service, 'version'>): Write => ({
  role: 'state',
  action: ServiceEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})
