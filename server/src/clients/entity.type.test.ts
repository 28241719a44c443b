import type { Client } from '@reservaplus/shared/clients/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ClientEntity } from './entity'

it('an item of Client holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof ClientEntity>>().toEqualTypeOf<Client>()
})
