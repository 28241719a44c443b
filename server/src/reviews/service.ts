import { AppError } from '@reservaplus/shared/errors/app-error'
import type { AppointmentId } from '@reservaplus/shared/ids/schema'
import {
  type AnswerReviewInput,
  type PublicReview,
  publicReview,
  type Review,
} from '@reservaplus/shared/reviews/schema'
import { summaryOf } from '@reservaplus/shared/reviews/totals'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext, RequestContext } from '../app-context'
import type { PageRequest } from '../db/page'
import { commitUpdate } from '../db/update'
import { assertPublic, enterBySlug } from '../organizations/find-by-slug'
import { findOrganization } from '../organizations/repository'
import { findRatingCounts, findReview, findReviews, reviewWrites } from './repository'

type Asked = PageRequest & { status?: Review['status'] | undefined }

/** Newest first, published ones unless the hidden are asked for; the average is that of all published ones. */
export const list = async ({ organizationId }: AppContext, { status = 'published', ...page }: Asked) => {
  const [found, counts] = await Promise.all([
    findReviews(organizationId, { status, ...page }),
    findRatingCounts(organizationId),
  ])

  return { ...found, summary: summaryOf(counts) }
}

/** What anyone may read: no client's id, and no more of a name than its first letter. */
export const publicList = async (request: RequestContext, { slug, ...page }: PageRequest & { slug: string }) => {
  const ctx = await enterBySlug(request, slug)
  const [organization, { items, ...found }] = await Promise.all([findOrganization(ctx.organizationId), list(ctx, page)])
  assertPublic(organization, slug)

  return { ...found, items: items.map((each): PublicReview => publicReview.parse(each)) }
}

export const get = async ({ organizationId }: AppContext, { id }: { id: AppointmentId }): Promise<Review> => {
  const found = await findReview(organizationId, id)
  if (!found) throw new AppError('NOT_FOUND', 'There is no such review')

  return found
}

type Change = { id: AppointmentId; version?: number | undefined }

const change = (ctx: AppContext, { id, version }: Change, to: (current: Review) => Review): Promise<Review> =>
  commitUpdate<Review>(ctx, {
    kind: 'review',
    read: () => findReview(ctx.organizationId, id, { consistent: true }),
    change: to,
    writes: (next, current) => reviewWrites(next, current),
    version,
  })

const now = ({ clock }: AppContext) => instantOf(clock.now())

/** The salon's one answer, below the review; `null` takes it back. */
export const answer = (ctx: AppContext, { text, ...one }: AnswerReviewInput): Promise<Review> =>
  change(ctx, one, ({ answer: before, ...current }) => {
    if (text === null) return current
    if (before?.text === text) return { ...current, answer: before }

    return { ...current, answer: { text, at: now(ctx), by: ctx.actor } }
  })

type WithReason = Change & { reason: string }

/** Out of sight and out of the average, with a reason that stays. */
export const hide = (ctx: AppContext, { reason, ...one }: WithReason): Promise<Review> =>
  change(ctx, one, (current) => ({ ...current, status: 'hidden', hiddenReason: reason }))

export const publish = (ctx: AppContext, one: Change): Promise<Review> =>
  change(ctx, one, ({ hiddenReason: _before, ...current }) => ({ ...current, status: 'published' }))

/** It stays where it is until somebody has looked at it. */
export const report = (ctx: AppContext, { reason, ...one }: WithReason): Promise<Review> =>
  change(ctx, one, (current) =>
    current.reported?.reason === reason ? current : { ...current, reported: { reason, at: now(ctx), by: ctx.actor } },
  )
