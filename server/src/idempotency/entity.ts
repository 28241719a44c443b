import type { EventId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { idempotencyKey } from '../db/keys'
import { appTable } from '../db/table'

/** Ids and a body hash, never personal data: enough to answer again what was answered first. */
export const IdempotencyEntity = new Entity({
  name: 'Idempotency',
  table: appTable,
  timestamps: false,
  schema: item({
    scope: string().key(),
    key: string().key(),
    bodyHash: string(),
    eventId: as<EventId>(),
    subjectId: string(),
    expiresAt: number(),
  }),
  computeKey: ({ scope, key }) => idempotencyKey(scope, key),
})
