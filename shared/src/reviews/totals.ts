import { type Rating, type Review, type ReviewSummary, ratings } from './schema'

/** How many published reviews have each rating. */
export type RatingCounts = Readonly<Record<Rating, number>>

export const noRatings: RatingCounts = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }

type Counted = Pick<Review, 'rating' | 'status'>

const countOf = (review: Counted | undefined, rating: Rating) =>
  review?.status === 'published' && review.rating === rating ? 1 : 0

/** What a change of one review adds to and takes from the counts; nothing where it counts as before. */
export const ratingChanges = (before: Counted | undefined, after: Counted | undefined) =>
  ratings.flatMap((rating) => {
    const by = countOf(after, rating) - countOf(before, rating)

    return by === 0 ? [] : [{ rating, by }]
  })

export const summaryOf = (counts: RatingCounts): ReviewSummary => {
  const count = ratings.reduce((sum, rating) => sum + counts[rating], 0)
  const stars = ratings.reduce((sum, rating) => sum + rating * counts[rating], 0)

  return { count, ...(count > 0 && { average: Math.round((stars / count) * 10) / 10 }), byRating: { ...counts } }
}

/** `Josefa R.`; a name of one word stays alone. */
export const authorNameOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string => {
  const [initial] = lastName.trim()

  return initial ? `${firstName} ${initial.toLocaleUpperCase('es')}.` : firstName
}
