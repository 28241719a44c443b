import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { MarketCardEntity, StoredCard } from './card-entity'

it('an item of MarketCard holds exactly what is stored of an organization in the marketplace', () => {
  expectTypeOf<FormattedItem<typeof MarketCardEntity>>().toEqualTypeOf<StoredCard>()
})
