import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { usageKey } from '../db/keys'
import { appTable } from '../db/table'

/** Appointments created in a month; kept only where the plan is finite. */
export const UsageEntity = new Entity({
  name: 'Usage',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    month: string().key(),
    count: number(),
  }),
  computeKey: ({ organizationId, month }) => usageKey(organizationId, month),
})
