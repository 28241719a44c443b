import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'

import { falseOnConflict } from '../db/errors'
import { RateBucketEntity } from './entity'

export type BucketRules = { capacity: number; refillPerMinute: number }

const tokenMilliseconds = ({ refillPerMinute }: BucketRules) => 60_000 / refillPerMinute
/** Who asked a moment earlier, or by a clock that is behind, may write later: that moment costs nobody the last token. */
const clockMilliseconds = (rules: BucketRules) => Math.min(1000, tokenMilliseconds(rules) / 2)

/**
 * Takes a token, or several at once; false when the bucket does not have them. One conditional write, or two where the bucket is in use: nobody is
 * refused because others take theirs at the same time.
 */
export const takeToken = async (bucket: string, rules: BucketRules, now: Date, tokens = 1): Promise<boolean> => {
  if (tokens > rules.capacity) return false
  const [from, most] = [now.getTime(), rules.capacity * tokenMilliseconds(rules)]
  const token = tokens * tokenMilliseconds(rules)
  const expiresAt = Math.ceil((from + most) / 1000) + 60

  const takeFirst = () =>
    RateBucketEntity.build(UpdateItemCommand)
      .item({ bucket, fullAt: from + token, expiresAt })
      .options({
        condition: {
          or: [
            { attr: 'fullAt', exists: false },
            { attr: 'fullAt', lte: from },
          ],
        },
      })
      .send()
      .then(() => true)
  const takeNext = () =>
    RateBucketEntity.build(UpdateItemCommand)
      .item({ bucket, fullAt: $add(token), expiresAt })
      .options({ condition: { attr: 'fullAt', lte: from + most - token + clockMilliseconds(rules) } })
      .send()
      .then(() => true)

  return (await takeFirst().catch(falseOnConflict)) || takeNext().catch(falseOnConflict)
}

/** Puts back what was not used after all. */
export const returnToken = async (bucket: string, rules: BucketRules, tokens = 1): Promise<void> => {
  await RateBucketEntity.build(UpdateItemCommand)
    .item({ bucket, fullAt: $add(-tokens * tokenMilliseconds(rules)) })
    .options({ condition: { attr: 'fullAt', exists: true } })
    .send()
    .catch(falseOnConflict)
}
