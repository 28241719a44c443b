import * as z from 'zod'
import { actor } from '../appointments/schema'
import { appointmentId, clientId, organizationId, professionalId, serviceId } from '../ids/schema'
import { slug } from '../organizations/schema'
import { instant } from '../time/schema'

export const ratings = [1, 2, 3, 4, 5] as const
export const rating = z.union(ratings.map((each) => z.literal(each)))
export type Rating = z.infer<typeof rating>

const text = z.string().trim().max(2000)

const reviewAnswer = z.object({ text: z.string(), at: instant, by: actor })

/** What a client says about one visit. Its id is the appointment's: a visit has one. */
export const review = z.object({
  id: appointmentId,
  organizationId,
  clientId,
  professionalId,
  professionalName: z.string(),
  serviceId,
  serviceName: z.string(),
  /** `Josefa R.`: never more of a name than that. */
  authorName: z.string(),
  rating,
  text: z.string(),
  /** `hidden`: seen by the team only, and counted nowhere. */
  status: z.enum(['published', 'hidden']),
  answer: reviewAnswer.optional(),
  hiddenReason: z.string().optional(),
  /** The salon thinks that it breaks the rules, and wants somebody to look at it. */
  reported: z.object({ reason: z.string(), at: instant, by: actor }).optional(),
  /** The client was erased since: figures stay, and words do not come back (`privacy/erased-words`). */
  isClientErased: z.literal(true).optional(),
  createdAt: instant,
  updatedAt: instant,
  version: z.int(),
})
export type Review = z.infer<typeof review>

/** Of published reviews; `average` with one decimal, absent where there are none. */
export const reviewSummary = z.object({
  count: z.int(),
  average: z.number().optional(),
  byRating: z.object({ 1: z.int(), 2: z.int(), 3: z.int(), 4: z.int(), 5: z.int() }),
})
export type ReviewSummary = z.infer<typeof reviewSummary>

export const publicReview = review
  .pick({
    id: true,
    authorName: true,
    rating: true,
    text: true,
    serviceName: true,
    professionalName: true,
    createdAt: true,
  })
  .extend({ answer: reviewAnswer.pick({ text: true, at: true }).optional() })
export type PublicReview = z.infer<typeof publicReview>

const page = { cursor: z.string().max(2000).optional(), limit: z.int().min(1).max(100).default(20) }

export const listReviewsInput = z.object({ status: review.shape.status.optional(), ...page })
export const reviewPage = z.object({ items: z.array(review), cursor: z.string().optional(), summary: reviewSummary })
export const publicReviewsInput = z.object({ slug, ...page })
export const publicReviewPage = z.object({
  items: z.array(publicReview),
  cursor: z.string().optional(),
  summary: reviewSummary,
})

/** Days after a visit during which its link takes a review, or another word of it. */
export const reviewDays = 60

export const giveReviewInput = z.object({ token: z.string().min(1).max(2000), rating, text: text.default('') })
export type GiveReviewInput = z.infer<typeof giveReviewInput>

/** What the page behind the link shows: of which visit, and what was said already. */
export const reviewInvitation = z.object({
  organization: z.object({ slug, name: z.string() }),
  serviceName: z.string(),
  professionalName: z.string(),
  localStart: z.string(),
  review: publicReview.optional(),
})
export type ReviewInvitation = z.infer<typeof reviewInvitation>

const one = { id: appointmentId, version: z.int().optional() }
/** `null` takes the answer back. */
export const answerReviewInput = z.object({ ...one, text: text.min(1).nullable() })
export type AnswerReviewInput = z.infer<typeof answerReviewInput>
const reason = z.string().trim().min(1).max(500)
export const hideReviewInput = z.object({ ...one, reason })
export const reportReviewInput = z.object({ ...one, reason })
export const oneReviewInput = z.object(one)
