import type { OrganizationId, UserId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { falseOnConflict } from '../db/errors'
import { accountTasksPk, shards } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { AccountTaskEntity } from './task-entity'

export type AccountTask = {
  email: string
  organizationId: OrganizationId
  userId?: UserId | undefined
  token: string
  since: Instant
}

/** No request lives this long (serverless.yml: ten seconds): whoever wrote an older task is gone. */
const leaseSeconds = 15

/** Before an account is made or gets another address. False while somebody else is at work on this address. */
export const openAccountTask = (task: AccountTask): Promise<boolean> => {
  const stale = instantOf(new Date(Date.parse(task.since) - leaseSeconds * 1000))

  return AccountTaskEntity.build(PutItemCommand)
    .item(task)
    .options({
      condition: {
        or: [
          { attr: 'token', exists: false },
          { attr: 'since', lt: stale },
        ],
      },
    })
    .send()
    .then(() => true)
    .catch(falseOnConflict)
}

/** In the transaction of a change that the account has to follow. */
export const accountTaskWrite = (task: AccountTask): Write => ({
  role: 'state',
  action: AccountTaskEntity.build(PutTransaction).item(task),
})

/** The same for a task that was opened before: only as long as nobody has taken it over. */
export const ownAccountTaskWrite = (task: AccountTask): Write => ({
  role: 'state',
  action: AccountTaskEntity.build(PutTransaction)
    .item(task)
    .options({ condition: { attr: 'token', eq: task.token } }),
})

/** False when a newer operation has the task now. */
export const closeAccountTask = ({ email, token }: Pick<AccountTask, 'email' | 'token'>): Promise<boolean> =>
  AccountTaskEntity.build(DeleteItemCommand)
    .key({ email })
    .options({ condition: { attr: 'token', eq: token } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

/** Behind those that have not been tried yet. */
export const postponeAccountTask = (task: AccountTask, now: Date): Promise<boolean> =>
  AccountTaskEntity.build(PutItemCommand)
    .item({ ...task, since: instantOf(now) })
    .options({ condition: { attr: 'token', eq: task.token } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

export const accountTaskShards = shards

/** Oldest first. */
export const findAccountTasks = async (shard: number, olderThan: Date, limit: number): Promise<AccountTask[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(AccountTaskEntity)
    .query({ index: 'GSI2', partition: accountTasksPk(shard), range: { lt: instantOf(olderThan) } })
    .options({ entityAttrFilter: false, limit })
    .send()

  return Items
}
