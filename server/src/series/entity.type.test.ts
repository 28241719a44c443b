import type { Series } from '@reservaplus/shared/series/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { SeriesEntity } from './entity'

it('an item of Series holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof SeriesEntity>>().toEqualTypeOf<Series>()
})
