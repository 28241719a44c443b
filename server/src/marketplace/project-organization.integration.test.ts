import { countChanges } from '@reservaplus/shared/marketplace/counts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { putKeys } from '../db/partition'
import { changeOrganization } from '../organizations/change'
import { update as updateService } from '../services/update'
import { injectFaults } from '../testing/faults'
import { type Market, openMarket } from '../testing/market'
import { readEverything } from '../testing/read-everything'
import { useTestTable } from '../testing/table'
import { findCard, findCounts, pointerKeysOf } from './repository'

const table = useTestTable()

type Opened = Awaited<ReturnType<Market['open']>>

const keysOf = (keys: readonly { PK: string; SK: string }[]) => keys.map(({ PK, SK }) => `${PK} ${SK}`).sort()

const pointersIn = async (country: string) => {
  const prefix = `MKT#${country}#`
  const items = await readEverything(table())

  return keysOf(items.filter(({ PK }) => PK.startsWith(prefix) && !PK.endsWith('#COUNTS')))
}

/** Everything that is written about a country's organizations follows from their cards, and nothing else is there. */
const expectInStep = async ({ country }: Market, places: readonly Opened[]) => {
  const stored = await Promise.all(places.map(({ id }) => findCard(id)))
  expect(stored.filter(({ isSettled, leaving }) => !isSettled || leaving.length > 0)).toEqual([])
  const wanted = stored.flatMap(({ organizationId, card }) => pointerKeysOf(organizationId, card))
  expect(await pointersIn(country)).toEqual(keysOf(wanted))

  const sums = new Map<string, number>()
  for (const { counted, by } of stored.flatMap(({ card }) => countChanges(undefined, card))) {
    sums.set(counted, (sums.get(counted) ?? 0) + by)
  }
  const counts = (await findCounts(country)).filter(({ count }) => count !== 0)
  expect(Object.fromEntries(counts.map(({ counted, count }) => [counted, count]))).toEqual(Object.fromEntries(sums))
}

const change = fc.record({
  place: fc.nat(1),
  what: fc.constantFrom('name', 'city', 'featured', 'listed', 'service' as const),
  to: fc.nat(2),
})
type Change = { place: number; what: string; to: number }

const carryOut = async ({ ctx, services }: Opened, { what, to }: Change) => {
  if (what === 'service') {
    const [service] = services
    if (service) await updateService(ctx, { id: service.id, name: `Servicio ${'abc'[to]}` })

    return
  }
  await changeOrganization(ctx, {
    change: (current) => ({
      ...current,
      ...(what === 'name' && { name: `Casa ${['Uno', 'Dos', 'Tres'][to]}` }),
      ...(what === 'city' && { city: ['Talca', 'Arica', ''][to] ?? '' }),
      ...(what === 'featured' && { isFeatured: to > 0 }),
      ...(what === 'listed' && { isListed: to > 0 }),
    }),
  })
}

let markets = 0
/** Letters only: AA, AB … */
const nextMarket = () => {
  markets += 1

  return openMarket(`${String.fromCharCode(65 + (markets >> 4))}${String.fromCharCode(65 + (markets & 15))}`)
}

describe('the marketplace', () => {
  it('is in step after any changes, told while they happen, several times and at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 8 }), async (changes) => {
        const market = nextMarket()
        const places = [await market.open({ organization: { name: 'Uno' } }), await market.open({})]
        await Promise.all(
          changes.map(async (each) => {
            const place = places[each.place] ?? places[0]
            if (!place) return
            await carryOut(place, each)
            await Promise.all([market.project(place.ctx), market.project(place.ctx)])
          }),
        )
        await expectInStep(market, places)
      }),
      { numRuns: 4, endOnFailure: true },
    )
  }, 60_000)

  it('is brought into step by the next message wherever the one before has died', async () => {
    let writesLeft = Number.POSITIVE_INFINITY
    let hasDied = false
    injectFaults(table().client, (command) => {
      if (/^(Get|Query|BatchGet|Scan)/.test(command) || writesLeft === Number.POSITIVE_INFINITY) return undefined
      writesLeft -= 1
      hasDied ||= writesLeft < 0

      return writesLeft < 0 ? (writesLeft === -1 ? 'lost-answer' : 'lost-request') : undefined
    })
    for (let survived = 0; survived < 12; survived++) {
      const market = nextMarket()
      const place = await market.open({ organization: { name: 'Antes', city: 'Talca' } })
      await carryOut(place, { place: 0, what: 'name', to: 0 })
      await carryOut(place, { place: 0, what: 'city', to: 1 })
      hasDied = false
      writesLeft = survived
      await market.project(place.ctx).catch(() => undefined)
      writesLeft = Number.POSITIVE_INFINITY
      await market.project(place.ctx)

      await expectInStep(market, [place])
      expect(await market.namesOf()).toEqual(['Casa Uno'])
      if (!hasDied) return
    }
    throw new Error('It was never left to finish')
  }, 60_000)

  it('is in step when somebody else comes through between the card and its pointers', async () => {
    const market = nextMarket()
    const place = await market.open({ organization: { name: 'Antes' } })
    let overtake: (() => Promise<void>) | undefined
    table().client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const first = commandName === 'BatchWriteItemCommand' ? overtake : undefined
          if (first) overtake = undefined
          await first?.()

          return next(args)
        },
      { step: 'initialize', name: 'overtake' },
    )
    await carryOut(place, { place: 0, what: 'name', to: 0 })
    let hasOvertaken = false
    overtake = async () => {
      hasOvertaken = true
      await changeOrganization(place.ctx, { change: (current) => ({ ...current, name: 'Antes' }) })
      await market.project(place.ctx)
    }
    await market.project(place.ctx)

    expect(hasOvertaken).toBe(true)
    await expectInStep(market, [place])
    expect(await market.namesOf()).toEqual(['Antes'])
  })

  it('shows nothing by a pointer that a change has left behind', async () => {
    const market = nextMarket()
    const place = await market.open({ organization: { name: 'Antes', city: 'Talca' } })
    const { card } = await findCard(place.id)
    await carryOut(place, { place: 0, what: 'city', to: 1 })
    await carryOut(place, { place: 0, what: 'name', to: 1 })
    await market.project(place.ctx)
    await putKeys(pointerKeysOf(place.id, card))

    expect(await market.namesOf({ city: 'Talca' })).toEqual([])
    expect(await market.namesOf({ search: 'talca' })).toEqual([])
    expect(await market.namesOf({ city: 'Arica' })).toEqual(['Casa Dos'])
    expect(await market.namesOf()).toEqual(['Casa Dos'])
  })
})
