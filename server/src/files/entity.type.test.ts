import type { ClientFile } from '@reservaplus/shared/files/client-file'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { FileEntity } from './entity'

it('an item of ClientFile holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof FileEntity>>().toEqualTypeOf<ClientFile>()
})
