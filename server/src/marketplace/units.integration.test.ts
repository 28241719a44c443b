import { organizationId } from '@reservaplus/shared/ids/schema'
import type { MarketCard } from '@reservaplus/shared/marketplace/card'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'
import { putKeys } from '../db/partition'
import { transact } from '../db/transact'
import { type Market, openMarket } from '../testing/market'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import type { StoredCard } from './card-entity'
import { readStats } from './read-stats'
import { cardReplacement, findCard, pointerKeysOf } from './repository'

const table = useTestTable()
const many = 400

let market: Market
let measure: ReturnType<typeof meterUnits>

/** Like the one that was projected, under other names; only in the lists that are asked for here. */
const addLike = async (card: MarketCard) => {
  const likes = Array.from({ length: many }, (_, index): StoredCard & { card: MarketCard } => ({
    organizationId: organizationId.parse(ulid()),
    card: { ...card, name: `Lugar ${String(index).padStart(4, '0')}`, slug: `lugar-${index}` },
    leaving: [],
    isSettled: true,
    version: 1,
  }))
  const writes = likes.flatMap((stored) => cardReplacement({ ...stored, version: 0 }, stored))
  for (let start = 0; start < writes.length; start += 40) await transact(writes.slice(start, start + 40))
  const keys = likes.flatMap((stored) => pointerKeysOf(stored.organizationId, stored.card))
  await putKeys(keys.filter(({ PK }) => /#(all|new|word:lugar|word:color)#/.test(PK)))
}

beforeAll(async () => {
  market = openMarket('UN')
  const { id } = await market.open({
    organization: { name: 'Aaa', city: 'Talca', description: 'Un lugar tranquilo con buena música y café de la casa.' },
    services: [{}, { name: 'Color' }, { name: 'Peinado de fiesta' }, { name: 'Masaje capilar' }],
  })
  const { card } = await findCard(id)
  if (!card) throw new Error('There is no card')
  await addLike(card)
  measure = meterUnits(table().client)
}, 120_000)

describe('what the marketplace consumes', () => {
  it('F-54 a page is two rounds of five requests, wherever in the list it is', async () => {
    const first = await measure(() => market.page())
    expect(first).toMatchObject({ rounds: 2, requests: 5 })
    expect(first.read).toBeLessThanOrEqual(20)

    let { cursor } = await market.page({ limit: 48 })
    for (let page = 0; page < 6; page++) cursor = (await market.page({ limit: 48, cursor })).cursor
    const last = await measure(() => market.page({ cursor, limit: 48 }))
    expect(last).toMatchObject({ rounds: 2, requests: 5 })
    expect(last.read).toBeLessThanOrEqual(60)
  })

  it('a narrower question looks through a hundred at a time, three hundred at most', async () => {
    const found = await measure(() => market.page({ search: 'color', maxPrice: 50_000, openNow: true, city: 'Talca' }))
    expect(found).toMatchObject({ rounds: 2, requests: 5 })
    expect(found.read).toBeLessThanOrEqual(130)

    const page = await market.page({ search: 'lugar', minPrice: 1_000_000 })
    expect([page.items, page.cursor !== undefined]).toEqual([[], true])
    expect(await market.namesOf({ search: 'lugar', minPrice: 1_000_000 })).toEqual([])
    expect(await market.namesOf({ search: 'color', openNow: true, limit: 48 })).toHaveLength(many + 1)
  })

  it('the numbers of a country are one query, and one page for the newest', async () => {
    const units = await measure(async () => {
      expect((await readStats(market.request, { country: 'UN' })).latest).toHaveLength(3)
    })
    expect(units).toMatchObject({ rounds: 2, requests: 6 })
    expect(units.read).toBeLessThanOrEqual(12)
  })
})
