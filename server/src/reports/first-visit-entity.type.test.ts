import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { FirstVisitEntity, StoredFirstVisit } from './first-visit-entity'

it('an item of FirstVisit holds exactly what is stored of a client’s first visit', () => {
  expectTypeOf<FormattedItem<typeof FirstVisitEntity>>().toEqualTypeOf<StoredFirstVisit>()
})
