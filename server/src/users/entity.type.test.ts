import type { User } from '@reservaplus/shared/users/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { UserEntity } from './entity'

it('an item of User holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof UserEntity>>().toEqualTypeOf<User>()
})
