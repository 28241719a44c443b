import type { PushDevice } from '@reservaplus/shared/alerts/devices'
import type { Alert } from '@reservaplus/shared/alerts/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { PushDeviceEntity } from './device-entity'
import type { AlertEntity } from './entity'

it('an item of Alert holds exactly what an alert is', () => {
  expectTypeOf<FormattedItem<typeof AlertEntity>>().toEqualTypeOf<Alert>()
})

it('an item of PushDevice holds exactly what a device is', () => {
  expectTypeOf<FormattedItem<typeof PushDeviceEntity>>().toEqualTypeOf<PushDevice>()
})
