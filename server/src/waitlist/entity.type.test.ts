import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { WaitlistEntity } from './entity'

it('an item of the waiting list holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof WaitlistEntity>>().toEqualTypeOf<WaitlistEntry>()
})
