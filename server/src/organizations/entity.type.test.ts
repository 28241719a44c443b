import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { OrganizationEntity } from './entity'

it('an organization item holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof OrganizationEntity>>().toEqualTypeOf<Organization>()
})
