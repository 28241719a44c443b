import type { ClientNote } from '@reservaplus/shared/notes/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { NoteEntity } from './entity'

it('an item of ClientNote holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof NoteEntity>>().toEqualTypeOf<ClientNote>()
})
