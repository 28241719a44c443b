import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { paymentAccountRefreshOfShard } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { PaymentAccountEntity, type StoredAccount } from './entity'

/** Strongly consistent. */
export const findAccount = async (organizationId: OrganizationId): Promise<StoredAccount | undefined> => {
  const { Item } = await PaymentAccountEntity.build(GetItemCommand)
    .key({ organizationId })
    .options({ consistent: true })
    .send()

  return Item
}

/** `next` carries the version after the one before; the first is 1. */
export const accountReplacement = (next: StoredAccount): Write => ({
  role: 'state',
  action: PaymentAccountEntity.build(PutTransaction)
    .item(next)
    .options({
      condition: next.version === 1 ? { attr: 'version', exists: false } : { attr: 'version', eq: next.version - 1 },
    }),
})

/** Of one shard, those whose tokens are to be renewed by now. */
export const findAccountsToRefresh = async (shard: number, now: Instant): Promise<StoredAccount[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(PaymentAccountEntity)
    .query({ index: 'GSI2', partition: paymentAccountRefreshOfShard(shard), range: { lte: `${now}~` } })
    .options({ entityAttrFilter: false, limit: 50 })
    .send()

  return Items
}
