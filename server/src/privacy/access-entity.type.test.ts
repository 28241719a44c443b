import type { ClientAccess } from '@reservaplus/shared/privacy/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { AccessEntity } from './access-entity'

it('an item of ClientAccess holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof AccessEntity>>().toEqualTypeOf<ClientAccess>()
})
