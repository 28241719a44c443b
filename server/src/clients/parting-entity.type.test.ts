import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { Parting, PartingEntity } from './parting-entity'

it('an item of ClientParting names the two and their merge', () => {
  expectTypeOf<FormattedItem<typeof PartingEntity>>().toEqualTypeOf<Parting>()
})
