import type { Subscription } from '@reservaplus/shared/subscriptions/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { SubscriptionEntity } from './entity'

it('an item of Subscription holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof SubscriptionEntity>>().toEqualTypeOf<Subscription>()
})
