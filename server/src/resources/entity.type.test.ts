import type { Resource } from '@reservaplus/shared/resources/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ResourceEntity } from './entity'

it('an item of Resource holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof ResourceEntity>>().toEqualTypeOf<Resource>()
})
