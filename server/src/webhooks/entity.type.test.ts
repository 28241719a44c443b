import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { DeliveryEntity, StoredDelivery } from './delivery-entity'
import type { StoredWebhook, WebhookEntity } from './entity'

it('an item of Webhook holds what the shared schema describes, and the number of its secret', () => {
  expectTypeOf<FormattedItem<typeof WebhookEntity>>().toEqualTypeOf<StoredWebhook>()
})

it('an item of WebhookDelivery holds what the shared schema describes, and whose turn it is', () => {
  expectTypeOf<FormattedItem<typeof DeliveryEntity>>().toEqualTypeOf<StoredDelivery>()
})
