import type { RetentionRun } from '@reservaplus/shared/privacy/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { RetentionRunEntity } from './retention-run-entity'

it('an item of RetentionRun holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof RetentionRunEntity>>().toEqualTypeOf<RetentionRun>()
})
