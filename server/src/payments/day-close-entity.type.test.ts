import type { DayClose } from '@reservaplus/shared/payments/day-close'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { DayCloseEntity } from './day-close-entity'

it('an item of DayClose holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof DayCloseEntity>>().toEqualTypeOf<DayClose>()
})
