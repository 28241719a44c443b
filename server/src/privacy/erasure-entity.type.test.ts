import type { ClientErasure } from '@reservaplus/shared/privacy/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ClientErasureEntity } from './erasure-entity'

it('an item of ClientErasure holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof ClientErasureEntity>>().toEqualTypeOf<ClientErasure>()
})
