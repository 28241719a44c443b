import type { Visit } from '@reservaplus/shared/visits/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { VisitEntity } from './entity'

it('an item of Visit holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof VisitEntity>>().toEqualTypeOf<Visit>()
})
