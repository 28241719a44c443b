import type { HoldId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { holdKey } from '../db/keys'
import { appTable } from '../db/table'

/** Which slot a browser tab holds; the hold itself counts in the agenda. */
export const HoldEntity = new Entity({
  name: 'Hold',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    browserTokenHash: string().key(),
    holdId: as<HoldId>(),
    professionalId: string(),
    resourceId: string().optional(),
    start: as<Instant>(),
    end: as<Instant>(),
    expiresAt: number(),
  }),
  computeKey: ({ organizationId, browserTokenHash }) => holdKey(organizationId, browserTokenHash),
})
