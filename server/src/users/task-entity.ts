import type { OrganizationId, UserId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { accountTaskKey, accountTasksPk, shardOf } from '../db/keys'
import { appTable } from '../db/table'

/** Written with a change of a member, or before an account is made; gone once the user pool is in step with the table. */
export const AccountTaskEntity = new Entity({
  name: 'AccountTask',
  table: appTable,
  timestamps: false,
  schema: item({
    email: string().key(),
    organizationId: as<OrganizationId>(),
    /** Absent while nobody knows whether there is an account. */
    userId: maybe<UserId>(),
    /** Of the operation that wrote it: an older one does not take the task of a newer one away. */
    token: string(),
    since: as<Instant>(),
  }).and((self) => ({
    GSI2PK: hiddenKey().link<typeof self>(({ email }) => accountTasksPk(shardOf(email))),
    GSI2SK: hiddenKey().link<typeof self>(({ since, email }) => `${since}#${email}`),
  })),
  computeKey: ({ email }) => accountTaskKey(email),
})
