import type { Review } from '@reservaplus/shared/reviews/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ReviewEntity } from './entity'

it('an item of Review holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof ReviewEntity>>().toEqualTypeOf<Review>()
})
