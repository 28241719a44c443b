import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as, hiddenKey, maybe } from '../db/attributes'
import { erasureKey, erasuresPk } from '../db/keys'
import { appTable } from '../db/table'

/** What is left of an erased organization: that it was, and how much of it is gone. Nothing that names anybody. */
export type Erasure = {
  organizationId: OrganizationId
  startedAt: Instant
  /** Absent while it is under way. */
  erasedAt?: Instant | undefined
  accounts: number
  files: number
  /** How many items of which kind. */
  items: Record<string, number>
}

export const ErasureEntity = new Entity({
  name: 'Erasure',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    startedAt: as<Instant>(),
    erasedAt: maybe<Instant>(),
    accounts: number(),
    files: number(),
    items: as<Record<string, number>>(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ erasedAt }) => (erasedAt ? erasuresPk : undefined)),
    GSI1SK: hiddenKey().link<typeof self>(({ erasedAt }) => erasedAt),
  })),
  computeKey: ({ organizationId }) => erasureKey(organizationId),
})
