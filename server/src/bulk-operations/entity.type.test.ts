import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { BulkOperationEntity, StoredBulkOperation } from './entity'
import type { BulkResultEntity, StoredBulkResult } from './result-entity'

it('an item of BulkOperation holds what the shared schema describes, and what its runner needs', () => {
  expectTypeOf<FormattedItem<typeof BulkOperationEntity>>().toEqualTypeOf<StoredBulkOperation>()
})

it('an item of BulkResult holds what the shared schema describes, and how long it stays', () => {
  expectTypeOf<FormattedItem<typeof BulkResultEntity>>().toEqualTypeOf<StoredBulkResult>()
})
