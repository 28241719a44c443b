import { createHash } from 'node:crypto'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { organizationId } from '@reservaplus/shared/ids/schema'
import { foldCity, type MarketCard } from '@reservaplus/shared/marketplace/card'
import { facetFor, pointersOf } from '@reservaplus/shared/marketplace/facets'
import { isOpenAt } from '@reservaplus/shared/marketplace/open-now'
import {
  type MarketEntry,
  type MarketPage,
  marketEntry,
  type SearchMarketInput,
} from '@reservaplus/shared/marketplace/schema'
import { matchesAll, termsOf } from '@reservaplus/shared/marketplace/words'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import * as z from 'zod'
import type { RequestContext } from '../app-context'
import { marketPointerKey, organizationOfPointer } from '../db/keys'
import type { StoredCard } from './card-entity'
import { findCards, findPointers } from './repository'

/** Looked through for one page: whoever asks for something rare goes on with the cursor. */
const mostLookedThrough = 300
const batchLimit = 100

const position = z.strictObject({ list: z.string(), after: z.string().min(1).max(400) })

const listOf = ({ cursor: _cursor, limit: _limit, ...question }: SearchMarketInput) =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 12)

const encode = (input: SearchMarketInput, after: string | undefined) =>
  Buffer.from(JSON.stringify({ list: listOf(input), after })).toString('base64url')

const startOf = (input: SearchMarketInput): string | undefined => {
  if (input.cursor === undefined) return undefined
  try {
    const { list, after } = position.parse(JSON.parse(Buffer.from(input.cursor, 'base64url').toString('utf8')))
    if (list === listOf(input) && !/\p{Surrogate}/u.test(after)) return after
  } catch {
    // Not one of ours: told below.
  }
  throw new AppError('BAD_INPUT', 'The cursor is not one of this list', {
    issues: [{ path: ['cursor'], message: 'Not a cursor of this list' }],
  })
}

export const toEntry = (card: MarketCard, now: Instant): MarketEntry =>
  marketEntry.parse({ ...card, isOpenNow: isOpenAt(card, now) })

const filterOf = (input: SearchMarketInput, now: Instant): ((card: MarketCard) => boolean) => {
  const terms = termsOf(input.search ?? '')
  const city = input.city === undefined ? undefined : foldCity(input.city)
  const { industry, minPrice = 0, maxPrice = Number.POSITIVE_INFINITY, openNow } = input
  const asksPrice = input.minPrice !== undefined || input.maxPrice !== undefined

  return (card) =>
    (industry === undefined || card.industry === industry) &&
    (city === undefined || foldCity(card.city) === city) &&
    (!asksPrice || (!!card.price && card.price.max.amount >= minPrice && card.price.min.amount <= maxPrice)) &&
    (openNow === undefined || isOpenAt(card, now) === openNow) &&
    matchesAll(card.words, terms)
}

type List = { country: string; facet: string }

const isPointedAt = (sortKey: string, { organizationId: id, card }: StoredCard, { country, facet }: List): boolean =>
  card?.country === country &&
  pointersOf(card).some((each) => each.facet === facet && marketPointerKey(id, { ...each, country }).SK === sortKey)

/** Cards in the order of their pointers; a pointer that its card knows nothing of is one that a change left behind. */
const findListed = async (sortKeys: readonly string[], list: List) => {
  // One that a change has left behind may lead to the same organization.
  const ids = new Set(sortKeys.map(organizationOfPointer))
  const cards = await findCards([...ids].map((id) => organizationId.parse(id)))
  const byId = new Map<string, StoredCard>(cards.map((each) => [each.organizationId, each]))

  return sortKeys.map((sortKey) => {
    const stored = byId.get(organizationOfPointer(sortKey))

    return { sortKey, card: stored && isPointedAt(sortKey, stored, list) ? stored.card : undefined }
  })
}

/** Whether the list itself does not answer the question, so that more has to be looked through than is shown. */
const isNarrower = ({ search, industry, city, minPrice, maxPrice, openNow, order }: SearchMarketInput): boolean =>
  search !== undefined ||
  [minPrice, maxPrice, openNow].some((each) => each !== undefined) ||
  (order === 'newest' && [industry, city].some((each) => each !== undefined))

/** A page of those that fit, featured ones first. Two rounds of reads for each hundred looked through. */
export const searchOrganizations = async ({ clock }: RequestContext, input: SearchMarketInput): Promise<MarketPage> => {
  const now = instantOf(clock.now())
  const list = { country: input.country, facet: facetFor(input) }
  const batch = isNarrower(input) ? batchLimit : input.limit + 1
  const fits = filterOf(input, now)
  const items: MarketEntry[] = []
  let after = startOf(input)

  for (let looked = 0; looked < mostLookedThrough; looked += batch) {
    const sortKeys = await findPointers(list, { after, limit: batch })
    for (const { sortKey, card } of await findListed(sortKeys, list)) {
      if (items.length === input.limit) return { items, cursor: encode(input, after) }
      after = sortKey
      if (card && fits(card)) items.push(toEntry(card, now))
    }
    if (sortKeys.length < batch) return { items }
  }

  return { items, cursor: encode(input, after) }
}
