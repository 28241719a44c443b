import type { Payment } from '@reservaplus/shared/payments/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { PaymentEntity } from './entity'

it('an item of Payment holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof PaymentEntity>>().toEqualTypeOf<Payment>()
})
