import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Visit } from '@reservaplus/shared/visits/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as } from '../db/attributes'
import { visitKey } from '../db/keys'
import { appTable } from '../db/table'

/** Which appointments belong together, in their order; it never changes, they do. */
export const VisitEntity = new Entity({
  name: 'Visit',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<Visit['id']>().key(),
    organizationId: as<OrganizationId>().key(),
    appointmentIds: as<Visit['appointmentIds']>(),
    gapMinutes: number(),
    createdBy: as<Visit['createdBy']>(),
    createdAt: as<Visit['createdAt']>(),
  }),
  computeKey: ({ organizationId, id }) => visitKey(organizationId, id),
})
