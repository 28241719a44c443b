import type { ClientMerge } from '@reservaplus/shared/clients/merge'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { MergeEntity } from './merge-entity'

it('an item of ClientMerge holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof MergeEntity>>().toEqualTypeOf<ClientMerge>()
})
