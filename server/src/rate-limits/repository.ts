import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'

import { falseOnConflict } from '../db/errors'
import { RateBucketEntity } from './entity'

export type BucketRules = { capacity: number; refillPerMinute: number }

const attempts = 3

const refilled = (
  stored: { tokens: number; refilledAt: number },
  { capacity, refillPerMinute }: BucketRules,
  now: Date,
) => Math.min(capacity, stored.tokens + (Math.max(0, now.getTime() - stored.refilledAt) / 60_000) * refillPerMinute)

const takeOnce = async (bucket: string, rules: BucketRules, now: Date): Promise<'taken' | 'empty' | 'raced'> => {
  const { Item } = await RateBucketEntity.build(GetItemCommand).key({ bucket }).options({ consistent: true }).send()
  const tokens = Item ? refilled(Item, rules, now) : rules.capacity
  if (tokens < 1) return 'empty'

  const fullAgain = Math.ceil(now.getTime() / 1000 + (rules.capacity / rules.refillPerMinute) * 60) + 60
  const written = await RateBucketEntity.build(PutItemCommand)
    .item({
      bucket,
      tokens: tokens - 1,
      refilledAt: now.getTime(),
      version: (Item?.version ?? 0) + 1,
      expiresAt: fullAgain,
    })
    .options({ condition: Item ? { attr: 'version', eq: Item.version } : { attr: 'version', exists: false } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

  return written ? 'taken' : 'raced'
}

/** Takes one token; false when the bucket is empty, or so contended that it soon would be. */
export const takeToken = async (bucket: string, rules: BucketRules, now: Date): Promise<boolean> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const outcome = await takeOnce(bucket, rules, now)
    if (outcome !== 'raced') return outcome === 'taken'
  }

  return false
}
