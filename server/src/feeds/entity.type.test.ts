import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { FeedEntity, StoredFeed } from './entity'

it('an item of Feed holds exactly what is stored of a feed', () => {
  expectTypeOf<FormattedItem<typeof FeedEntity>>().toEqualTypeOf<StoredFeed>()
})
