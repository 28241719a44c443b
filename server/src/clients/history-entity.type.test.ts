import type { ClientHistoryEntry } from '@reservaplus/shared/clients/history'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ClientHistoryEntity } from './history-entity'

it('an item of ClientHistory holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof ClientHistoryEntity>>().toEqualTypeOf<ClientHistoryEntry>()
})
