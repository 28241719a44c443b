import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ApiKeyEntity, StoredApiKey } from './entity'

it('an item of ApiKey holds what the shared schema describes, and the hash of the key', () => {
  expectTypeOf<FormattedItem<typeof ApiKeyEntity>>().toEqualTypeOf<StoredApiKey>()
})
