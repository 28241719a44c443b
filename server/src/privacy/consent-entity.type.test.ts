import type { Consent } from '@reservaplus/shared/privacy/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ConsentEntity } from './consent-entity'

it('an item of ClientConsent holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof ConsentEntity>>().toEqualTypeOf<Consent>()
})
