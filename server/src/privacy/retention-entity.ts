import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as, hiddenKey } from '../db/attributes'
import { retentionRuleKey, retentionRulesPk, shardOf } from '../db/keys'
import { appTable } from '../db/table'

/** Found by the job only while there is a rule. */
export const RetentionRuleEntity = new Entity({
  name: 'RetentionRule',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    months: number().optional(),
    version: number(),
  }).and((self) => ({
    GSI2PK: hiddenKey().link<typeof self>(({ organizationId, months }) =>
      months === undefined ? undefined : retentionRulesPk(shardOf(organizationId)),
    ),
    GSI2SK: hiddenKey().link<typeof self>(({ organizationId, months }) =>
      months === undefined ? undefined : organizationId,
    ),
  })),
  computeKey: ({ organizationId }) => retentionRuleKey(organizationId),
})
