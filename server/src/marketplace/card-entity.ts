import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { MarketCard } from '@reservaplus/shared/marketplace/card'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'

import { as, maybe } from '../db/attributes'
import { marketCardKey } from '../db/keys'
import type { RawKey } from '../db/partition'
import { appTable } from '../db/table'

export type StoredCard = {
  organizationId: OrganizationId
  /** Absent: not in the marketplace, or no longer. */
  card?: MarketCard | undefined
  /** Pointers of earlier cards that may still be there. */
  leaving: RawKey[]
  /** All pointers of this card are written, and of no other. */
  isSettled: boolean
  version: number
}

/** What the marketplace shows of an organization. Its pointers are only believed where the card says the same. */
export const MarketCardEntity = new Entity({
  name: 'MarketCard',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    card: maybe<MarketCard>(),
    leaving: as<RawKey[]>(),
    isSettled: boolean(),
    version: number(),
  }),
  computeKey: ({ organizationId }) => marketCardKey(organizationId),
})
