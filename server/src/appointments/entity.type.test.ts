import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { AppointmentEntity } from './entity'

it('an item of Appointment holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof AppointmentEntity>>().toEqualTypeOf<Appointment>()
})
