import {
  answerReviewInput,
  hideReviewInput,
  listReviewsInput,
  oneReviewInput,
  reportReviewInput,
  review,
  reviewPage,
} from '@reservaplus/shared/reviews/schema'

import { restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { answer, get, hide, list, publish, report } from './service'

export const staffProcedures = {
  list: staffProcedure('reviews:read')
    .meta(restGet('/reviews', 'What clients said about their visits, newest first, with the average'))
    .input(listReviewsInput)
    .output(reviewPage)
    .query(({ ctx, input }) => list(ctx, input)),

  get: staffProcedure('reviews:read')
    .meta(restGet('/reviews/{id}', 'One review; its id is the appointment’s'))
    .input(oneReviewInput.pick({ id: true }))
    .output(review)
    .query(({ ctx, input }) => get(ctx, input)),

  answer: staffProcedure('reviews:write')
    .meta(restPut('/reviews/{id}/answer', 'Answer it in public; null takes the answer back'))
    .input(answerReviewInput)
    .output(review)
    .mutation(({ ctx, input }) => answer(ctx, input)),

  hide: staffProcedure('reviews:write')
    .meta(restPost('/reviews/{id}/hide', 'Hide it, with a reason; it no longer counts'))
    .input(hideReviewInput)
    .output(review)
    .mutation(({ ctx, input }) => hide(ctx, input)),

  publish: staffProcedure('reviews:write')
    .meta(restPost('/reviews/{id}/publish', 'Show it again'))
    .input(oneReviewInput)
    .output(review)
    .mutation(({ ctx, input }) => publish(ctx, input)),

  report: staffProcedure('reviews:write')
    .meta(restPost('/reviews/{id}/report', 'Report it: it breaks the rules'))
    .input(reportReviewInput)
    .output(review)
    .mutation(({ ctx, input }) => report(ctx, input)),
}
