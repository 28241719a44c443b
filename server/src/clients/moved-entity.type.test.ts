import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { Moved, MovedEntity } from './moved-entity'

it('an item of ClientMoved names one thing that a merge has moved', () => {
  expectTypeOf<FormattedItem<typeof MovedEntity>>().toEqualTypeOf<Moved>()
})
