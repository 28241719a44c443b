import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ClientState, ClientStateEntity } from './state-entity'

it('an item of ClientState holds exactly what the projection remembers', () => {
  expectTypeOf<FormattedItem<typeof ClientStateEntity>>().toEqualTypeOf<ClientState>()
})
