import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as } from '../db/attributes'
import { reviewTotalsKey } from '../db/keys'
import { appTable } from '../db/table'

/** Moves in the transaction of the review that moves it, by adding: nobody has to read it first. */
export const ReviewTotalsEntity = new Entity({
  name: 'ReviewTotals',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    rated1: number().optional(),
    rated2: number().optional(),
    rated3: number().optional(),
    rated4: number().optional(),
    rated5: number().optional(),
  }),
  computeKey: ({ organizationId }) => reviewTotalsKey(organizationId),
})
