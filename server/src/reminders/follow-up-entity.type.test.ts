import type { FollowUp } from '@reservaplus/shared/reminders/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { FollowUpEntity } from './follow-up-entity'

it('an item of a follow-up holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof FollowUpEntity>>().toEqualTypeOf<FollowUp>()
})
