import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { rateBucketKey } from '../db/keys'
import { appTable } from '../db/table'

export const RateBucketEntity = new Entity({
  name: 'RateBucket',
  table: appTable,
  timestamps: false,
  schema: item({
    bucket: string().key(),
    tokens: number(),
    /** Epoch milliseconds of the last refill. */
    refilledAt: number(),
    version: number(),
    expiresAt: number(),
  }),
  computeKey: ({ bucket }) => rateBucketKey(bucket),
})
