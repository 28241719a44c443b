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
    /** When it will be full again, in epoch milliseconds: one number tells how many tokens are in it at any time. */
    fullAt: number(),
    expiresAt: number(),
  }),
  computeKey: ({ bucket }) => rateBucketKey(bucket),
})
