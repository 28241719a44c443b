import { nameKey } from '../clients/fold'
import { toSeconds } from '../time/instant'
import type { Instant } from '../time/schema'
import { foldCity, type MarketCard, shortened } from './card'
import type { MarketOrder } from './schema'
import { beginningsOf, placeOf, termsOf } from './words'

const longestName = 80
const endOfTime = 9_999_999_999

/** Featured ones first, then by name. */
const byName = ({ isFeatured, name }: MarketCard) => `${isFeatured ? 0 : 1}#${shortened(nameKey(name), longestName)}`
const byAge = ({ listedSince }: MarketCard) => String(endOfTime - toSeconds(listedSince as Instant)).padStart(10, '0')

export type Pointer = { facet: string; sortValue: string }

const newest = 'new'

const pairOf = (city: string, industry: string) => `place:${industry}:${city}`

/** Everywhere an organization is found. A pure function of its card, so what was written for the last one is known. */
export const pointersOf = (card: MarketCard): Pointer[] => {
  const city = foldCity(card.city)
  const facets = [
    'all',
    `industry:${card.industry}`,
    ...(city ? [`city:${city}`, pairOf(city, card.industry)] : []),
    ...new Set(card.words.flatMap(beginningsOf).map((beginning) => `word:${beginning}`)),
  ]

  return [...facets.map((facet) => ({ facet, sortValue: byName(card) })), { facet: newest, sortValue: byAge(card) }]
}

export type FacetQuestion = {
  search?: string | undefined
  industry?: string | undefined
  city?: string | undefined
  order: MarketOrder
}

/** The narrowest list that holds every answer, in the order that is asked for. */
export const facetFor = ({ search = '', industry, city, order }: FacetQuestion): string => {
  const [longest] = termsOf(search)
  if (order === 'newest') return newest
  if (longest) return `word:${placeOf(longest)}`
  if (city && industry) return pairOf(foldCity(city), industry)
  if (city) return `city:${foldCity(city)}`

  return industry ? `industry:${industry}` : 'all'
}
