import type { OrganizationId, ResourceId, ServiceId } from '@reservaplus/shared/ids/schema'
import type { Service } from '@reservaplus/shared/services/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { ordered, serviceKey, servicesPk } from '../db/keys'
import { appTable } from '../db/table'

export const ServiceEntity = new Entity({
  name: 'Service',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<ServiceId>().key(),
    organizationId: as<OrganizationId>().key(),
    name: string(),
    description: string(),
    category: string(),
    durationMinutes: number(),
    segments: as<Service['segments']>(),
    price: as<Service['price']>(),
    bufferBeforeMinutes: number(),
    bufferAfterMinutes: number(),
    resourceId: maybe<ResourceId>(),
    requiresPreparation: boolean(),
    addOns: as<Service['addOns']>(),
    deposit: as<Service['deposit']>(),
    isBookableOnline: boolean(),
    isActive: boolean(),
    isDeleted: boolean(),
    order: number(),
    version: number(),
    createdAt: as<Service['createdAt']>(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ organizationId }) => servicesPk(organizationId)),
    GSI1SK: hiddenKey().link<typeof self>(({ category, order }) => `${category}#${ordered(order, '')}`),
  })),
  computeKey: ({ organizationId, id }) => serviceKey(organizationId, id),
})
