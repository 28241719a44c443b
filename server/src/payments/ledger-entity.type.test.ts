import type { LedgerEntry } from '@reservaplus/shared/payments/ledger'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { LedgerEntity } from './ledger-entity'

it('an item of LedgerEntry holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof LedgerEntity>>().toEqualTypeOf<LedgerEntry>()
})
