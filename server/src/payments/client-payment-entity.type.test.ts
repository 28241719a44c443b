import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ClientPayment, ClientPaymentEntity } from './client-payment-entity'

it('an item of ClientPayment holds exactly what its type describes', () => {
  expectTypeOf<FormattedItem<typeof ClientPaymentEntity>>().toEqualTypeOf<ClientPayment>()
})
