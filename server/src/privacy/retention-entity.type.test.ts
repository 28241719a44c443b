import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { RetentionRule } from '@reservaplus/shared/privacy/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { RetentionRuleEntity } from './retention-entity'

it('an item of RetentionRule holds exactly what the shared schema describes, and whose it is', () => {
  type Stored = RetentionRule & { organizationId: OrganizationId }

  expectTypeOf<FormattedItem<typeof RetentionRuleEntity>>().toEqualTypeOf<{ [Field in keyof Stored]: Stored[Field] }>()
})
