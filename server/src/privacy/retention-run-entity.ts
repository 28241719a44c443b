import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { RetentionRun } from '@reservaplus/shared/privacy/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as } from '../db/attributes'
import { retentionRunKey } from '../db/keys'
import { appTable } from '../db/table'

const keptSeconds = 730 * 86_400

export const RetentionRunEntity = new Entity({
  name: 'RetentionRun',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    date: as<RetentionRun['date']>().key(),
    months: number(),
    due: number(),
    erased: number(),
    kept: number(),
    failed: number(),
  }).and((self) => ({
    expiresAt: number()
      .optional()
      .hidden()
      .link<typeof self>(({ date }) => Math.floor(Date.parse(date) / 1000) + keptSeconds),
  })),
  computeKey: ({ organizationId, date }) => retentionRunKey(organizationId, date),
})
