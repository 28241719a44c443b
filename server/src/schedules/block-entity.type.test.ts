import type { Block } from '@reservaplus/shared/schedules/schedule'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { BlockEntity } from './block-entity'

it('an item of Block holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof BlockEntity>>().toEqualTypeOf<Block>()
})
