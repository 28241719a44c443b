import type { AppointmentId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Review } from '@reservaplus/shared/reviews/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { reviewKey, reviewsPk } from '../db/keys'
import { appTable } from '../db/table'

export const ReviewEntity = new Entity({
  name: 'Review',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<AppointmentId>().key(),
    organizationId: as<OrganizationId>().key(),
    clientId: as<Review['clientId']>(),
    professionalId: as<Review['professionalId']>(),
    professionalName: string(),
    serviceId: as<Review['serviceId']>(),
    serviceName: string(),
    authorName: string(),
    rating: as<Review['rating']>(),
    text: string(),
    status: as<Review['status']>(),
    answer: maybe<NonNullable<Review['answer']>>(),
    hiddenReason: string().optional(),
    isClientErased: maybe<true>(),
    reported: maybe<NonNullable<Review['reported']>>(),
    createdAt: as<Review['createdAt']>(),
    updatedAt: as<Review['updatedAt']>(),
    version: number(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ organizationId, status }) => reviewsPk(organizationId, status)),
    GSI1SK: hiddenKey().link<typeof self>(({ createdAt, id }) => `${createdAt}#${id}`),
  })),
  computeKey: ({ organizationId, id }) => reviewKey(organizationId, id),
})
