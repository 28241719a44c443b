import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Rating, type Review, ratings } from './schema'
import { authorNameOf, noRatings, ratingChanges, summaryOf } from './totals'

const counted = fc.record({
  rating: fc.constantFrom(...ratings),
  status: fc.constantFrom<Review['status'][]>('published', 'hidden'),
})

describe('the counts of ratings', () => {
  it('are those of the published reviews, whatever became of each before', () => {
    fc.assert(
      fc.property(fc.array(fc.array(counted, { minLength: 1 })), (lives) => {
        const counts: Record<Rating, number> = { ...noRatings }
        for (const life of lives) {
          for (const [index, now] of life.entries()) {
            for (const { rating, by } of ratingChanges(life[index - 1], now)) counts[rating] += by
          }
        }
        const published = lives.map((life) => life.at(-1)).filter((last) => last?.status === 'published')
        expect(summaryOf(counts).count).toBe(published.length)
        for (const rating of ratings) {
          expect(counts[rating]).toBe(published.filter((last) => last?.rating === rating).length)
        }
      }),
    )
  })

  it('have an average with one decimal, and none of nothing', () => {
    expect(summaryOf({ ...noRatings, 5: 2, 4: 1 })).toMatchObject({ count: 3, average: 4.7 })
    expect(summaryOf(noRatings)).not.toHaveProperty('average')
  })
})

it.each([
  [{ firstName: 'Josefa', lastName: 'rojas Díaz' }, 'Josefa R.'],
  [{ firstName: 'Luz', lastName: '' }, 'Luz'],
  [{ firstName: 'Ana', lastName: 'Ñúñez' }, 'Ana Ñ.'],
])('%o signs as %s', (person, expected) => {
  expect(authorNameOf(person)).toBe(expected)
})
