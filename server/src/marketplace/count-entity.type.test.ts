import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { MarketCount, MarketCountEntity } from './count-entity'

it('an item of MarketCount holds exactly one number of the marketplace', () => {
  expectTypeOf<FormattedItem<typeof MarketCountEntity>>().toEqualTypeOf<MarketCount>()
})
