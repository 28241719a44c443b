import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { DayFiguresEntity, StoredDay } from './day-entity'

it('an item of DayFigures holds exactly what is stored of a day', () => {
  expectTypeOf<FormattedItem<typeof DayFiguresEntity>>().toEqualTypeOf<StoredDay>()
})
