import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ProfessionalEntity } from './entity'

it('an item of Professional holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof ProfessionalEntity>>().toEqualTypeOf<Professional>()
})
