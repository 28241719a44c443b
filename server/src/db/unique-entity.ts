import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { string } from 'dynamodb-toolbox/schema/string'

import { uniqueKey } from '../db/keys'
import { appTable } from '../db/table'

/** Put and deleted in the transaction of what it belongs to: the only thing in the table that is unique by value. */
export const UniqueEntity = new Entity({
  name: 'Unique',
  table: appTable,
  timestamps: false,
  schema: item({
    value: string().key(),
    organizationId: string(),
    /** What holds the value: the client, the user… */
    holderId: string(),
  }),
  computeKey: ({ value }) => uniqueKey(value),
})
