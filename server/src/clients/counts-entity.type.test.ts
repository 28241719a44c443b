import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ClientCountsEntity, CountedAs } from './counts-entity'

it('an item of ClientCounts has a number for each thing a client counts as', () => {
  type Counts = Omit<FormattedItem<typeof ClientCountsEntity>, 'organizationId' | 'shard'>
  expectTypeOf<keyof Counts>().toEqualTypeOf<CountedAs>()
})
