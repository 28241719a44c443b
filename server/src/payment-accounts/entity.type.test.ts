import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { PaymentAccountEntity, StoredAccount } from './entity'

it('an item of PaymentAccount holds exactly what is stored of an account', () => {
  expectTypeOf<FormattedItem<typeof PaymentAccountEntity>>().toEqualTypeOf<{
    [Field in keyof StoredAccount]: StoredAccount[Field]
  }>()
})
