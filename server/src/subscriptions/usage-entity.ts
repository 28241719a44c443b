import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { usageKey } from '../db/keys'
import { appTable } from '../db/table'

/** How many there are: `clients`, `appts#2026-11`. Written in the transaction that makes or removes one. */
export const UsageEntity = new Entity({
  name: 'Usage',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    counted: string().key(),
    count: number(),
    /** Goes up with each change, so that a recount notices what happens while it counts. */
    changes: number().optional(),
  }),
  computeKey: ({ organizationId, counted }) => usageKey(organizationId, counted),
})
