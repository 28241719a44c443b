import type { Service } from '@reservaplus/shared/services/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ServiceEntity } from './entity'

it('an item of Service holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof ServiceEntity>>().toEqualTypeOf<Service>()
})
