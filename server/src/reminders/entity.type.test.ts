import type { Reminder } from '@reservaplus/shared/reminders/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ReminderEntity } from './entity'

it('an item of a reminder holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof ReminderEntity>>().toEqualTypeOf<Reminder>()
})
