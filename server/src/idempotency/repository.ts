import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'

import type { Write } from '../db/transact'
import { IdempotencyEntity } from './entity'

export type IdempotencyRecord = FormattedItem<typeof IdempotencyEntity>

const epochSeconds = (now: Date) => Math.floor(now.getTime() / 1000)

/** Strongly consistent; what has outlived its day is as good as gone. */
export const findIdempotencyRecord = async (
  key: Pick<IdempotencyRecord, 'scope' | 'key'>,
  now: Date,
): Promise<IdempotencyRecord | undefined> => {
  const { Item } = await IdempotencyEntity.build(GetItemCommand).key(key).options({ consistent: true }).send()

  return Item && Item.expiresAt > epochSeconds(now) ? Item : undefined
}

export const idempotencyRecordWrite = (record: IdempotencyRecord, now: Date): Write => ({
  role: 'marker',
  action: IdempotencyEntity.build(PutTransaction)
    .item(record)
    .options({
      condition: {
        or: [
          { attr: 'key', exists: false },
          { attr: 'expiresAt', lte: epochSeconds(now) },
        ],
      },
    }),
})
