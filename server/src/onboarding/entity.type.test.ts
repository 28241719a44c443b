import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { RegistrationEntity } from './entity'
import type { StoredRegistration } from './repository'

type Flat<Item> = { [Key in keyof Item]: Item[Key] }

it('a registration item holds what the shared schema describes, and the hash of its token', () => {
  expectTypeOf<FormattedItem<typeof RegistrationEntity>>().toEqualTypeOf<Flat<StoredRegistration>>()
})
