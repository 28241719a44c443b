import {
  giveReviewInput,
  publicReviewPage,
  publicReviewsInput,
  reviewInvitation,
} from '@reservaplus/shared/reviews/schema'

import { restGet, restPost } from '../trpc/meta'
import { limitedReviewProcedure, publicProcedure, reviewProcedure } from '../trpc/procedures'
import { give, invitation } from './give'
import { publicList } from './service'

export const publicProcedures = {
  publicList: publicProcedure
    .meta(restGet('/public/organizations/{slug}/reviews', 'Published reviews, newest first, with the average'))
    .input(publicReviewsInput)
    .output(publicReviewPage)
    .query(({ ctx, input }) => publicList(ctx, input)),

  invitation: reviewProcedure
    .meta(restGet('/public/reviews/{token}', 'The visit that a link asks about'))
    .output(reviewInvitation)
    .query(({ ctx, input }) => invitation(ctx, input)),

  give: limitedReviewProcedure
    .meta(restPost('/public/reviews/{token}', 'Say how a visit was, or say it anew'))
    .input(giveReviewInput)
    .output(reviewInvitation)
    .mutation(({ ctx, input }) => give(ctx, input)),
}
