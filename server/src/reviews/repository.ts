import type { AppointmentId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { assertReviewErased } from '@reservaplus/shared/privacy/erased-words'
import type { Review } from '@reservaplus/shared/reviews/schema'
import { type RatingCounts, ratingChanges } from '@reservaplus/shared/reviews/totals'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update/symbols'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'

import { reviewPrefix, reviewsPk } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { ReviewEntity } from './entity'
import { ReviewTotalsEntity } from './totals-entity'

export const findReview = async (
  organizationId: OrganizationId,
  id: AppointmentId,
  { consistent = false }: Read = {},
): Promise<Review | undefined> => {
  const { Item } = await ReviewEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

const batchLimit = 100

/** Strongly consistent. A request for each hundred appointments; those without a review are left out. */
export const findReviewsOf = async (
  organizationId: OrganizationId,
  ids: readonly AppointmentId[],
): Promise<Review[]> => {
  const batches = Array.from({ length: Math.ceil(ids.length / batchLimit) }, async (_, index) => {
    const requests = ids
      .slice(index * batchLimit, (index + 1) * batchLimit)
      .map((id) => ReviewEntity.build(BatchGetRequest).key({ organizationId, id }))
    const { Responses } = await execute(
      { maxAttempts: 3 },
      appTable
        .build(BatchGetCommand)
        .requests(...requests)
        .options({ consistent: true }),
    )

    return (Responses?.[0] ?? []).flatMap((review) => review ?? [])
  })

  return (await Promise.all(batches)).flat()
}

/** Newest first. */
export const findReviews = async (
  organizationId: OrganizationId,
  { status, ...page }: PageRequest & Pick<Review, 'status'>,
): Promise<Page<Review>> => {
  const partition = reviewsPk(organizationId, status)
  const asked: List = { organizationId, indexPk: partition, prefix: reviewPrefix, newestFirst: true }

  return queryPage(ReviewEntity, asked, page)
}

export const findRatingCounts = async (organizationId: OrganizationId): Promise<RatingCounts> => {
  const { Item } = await ReviewTotalsEntity.build(GetItemCommand).key({ organizationId }).send()

  return {
    1: Item?.rated1 ?? 0,
    2: Item?.rated2 ?? 0,
    3: Item?.rated3 ?? 0,
    4: Item?.rated4 ?? 0,
    5: Item?.rated5 ?? 0,
  }
}

/** Only what counts differently is written. */
const totalsWrites = (organizationId: OrganizationId, before: Review | undefined, after: Review): Write[] => {
  const changes = ratingChanges(before, after)
  if (changes.length === 0) return []
  const added = Object.fromEntries(changes.map(({ rating, by }) => [`rated${rating}`, $add(by)]))

  return [{ role: 'state', action: ReviewTotalsEntity.build(UpdateTransaction).item({ organizationId, ...added }) }]
}

/** The review and the organization's totals in one transaction. `before` absent: it is new. */
export const reviewWrites = (next: Review, before: Review | undefined): Write[] => {
  if (before) assertReviewErased(before, next)

  return [
    {
      role: 'state',
      action: ReviewEntity.build(PutTransaction)
        .item(next)
        .options({ condition: before ? { attr: 'version', eq: before.version } : { attr: 'id', exists: false } }),
    },
    ...totalsWrites(next.organizationId, before, next),
  ]
}
