import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { agendaKey } from '../db/keys'
import { appTable } from '../db/table'

/** The guard against double booking: what occupies one resource on one UTC day, and the version each write is conditional on. */
export const AgendaDayEntity = new Entity({
  name: 'AgendaDay',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    resourceId: string().key(),
    day: string().key(),
    busy: string().optional(),
    version: number(),
  }),
  computeKey: ({ organizationId, resourceId, day }) => agendaKey(organizationId, resourceId, day),
})
