import { localDate, localDateTime } from '@reservaplus/shared/time/schema'
import { toInstant } from '@reservaplus/shared/time/zone'
import { describe, expect, it } from 'vitest'
import { changeOrganization } from '../organizations/change'
import { deactivate } from '../organizations/change-activity'
import { setDay } from '../schedules/change-days'
import { openMarket } from '../testing/market'
import { useTestTable } from '../testing/table'
import { readOrganization } from './read-organization'
import { readStats } from './read-stats'

useTestTable()

describe('searching', () => {
  it('E-47 finds by the beginning of words of name, description, service and professional, without accents', async () => {
    const { open, namesOf } = openMarket('AA')
    await open({ organization: { name: 'Peluquería Ñandú', description: 'Uñas y pestañas' } })
    await open({ organization: { name: 'Clínica Andes' }, services: [{ name: 'Limpieza dental' }] })
    await open({
      organization: { name: 'Spa Mar' },
      services: [{ name: 'Masaje' }],
      professional: { name: 'Tomás Núñez' },
    })

    expect(await namesOf({ search: 'PELUQUERIA' })).toEqual(['Peluquería Ñandú'])
    expect(await namesOf({ search: 'nandu pelu' })).toEqual(['Peluquería Ñandú'])
    expect(await namesOf({ search: 'pestan' })).toEqual(['Peluquería Ñandú'])
    expect(await namesOf({ search: 'límp' })).toEqual(['Clínica Andes'])
    expect(await namesOf({ search: 'nunez' })).toEqual(['Spa Mar'])
    expect(await namesOf({ search: 'nunez dental' })).toEqual([])
    expect(await namesOf({ search: '%$!' })).toEqual(['Clínica Andes', 'Peluquería Ñandú', 'Spa Mar'])
  })

  it('filters by industry, city, price and what is open now, also together', async () => {
    const { open, namesOf, clock } = openMarket('AB')
    const price = (amount: number) => [{ price: { amount, currency: 'CLP' as const } }]
    await open({ organization: { name: 'A', industry: 'salon', city: 'Ñuñoa' }, services: price(10_000) })
    await open({ organization: { name: 'B', industry: 'spa', city: 'ñuñoa ' }, services: price(30_000) })
    await open({
      organization: { name: 'C', industry: 'spa', city: 'Viña del Mar' },
      services: [...price(5_000), ...price(60_000)],
    })

    expect(await namesOf({ city: 'NUNOA' })).toEqual(['A', 'B'])
    expect(await namesOf({ industry: 'spa' })).toEqual(['B', 'C'])
    expect(await namesOf({ industry: 'spa', city: 'Ñuñoa' })).toEqual(['B'])
    expect(await namesOf({ maxPrice: 9_999 })).toEqual(['C'])
    expect(await namesOf({ minPrice: 20_000 })).toEqual(['B', 'C'])
    expect(await namesOf({ industry: 'spa', minPrice: 20_000, maxPrice: 40_000, search: 'corte' })).toEqual(['B', 'C'])
    expect(await namesOf({ openNow: true })).toEqual(['A', 'B', 'C'])
    clock.set(toInstant(localDateTime.parse('2026-11-23T22:30'), 'America/Santiago'))
    expect(await namesOf({ openNow: true })).toEqual([])
    expect(await namesOf({ openNow: false })).toEqual(['A', 'B', 'C'])
  })

  it('F-35 a closure closes today’s entry too', async () => {
    const { open, page, project } = openMarket('AC')
    const { ctx } = await open()
    expect((await page()).items).toMatchObject([{ isOpenNow: true }])
    await setDay(ctx, {
      professionalId: 'ALL',
      date: localDate.parse('2026-11-23'),
      type: 'holiday',
      intervals: [],
      reason: '',
    })
    await project(ctx)

    expect((await page()).items).toMatchObject([{ isOpenNow: false }])
  })

  it('shows featured ones first, then by name, page by page, each once', async () => {
    const { open, page, namesOf } = openMarket('AD')
    const letters = [...'mgazkbtqcuwe']
    for (const [index, letter] of letters.entries()) {
      await open({
        organization: { name: `${letter.toUpperCase()} ${index}`, isFeatured: letter === 'z' || letter === 't' },
      })
    }
    const featured = ['T 6', 'Z 3']
    const others = letters
      .map((letter, index) => `${letter.toUpperCase()} ${index}`)
      .filter((name) => !featured.includes(name))

    expect(await namesOf({ limit: 5 })).toEqual([...featured, ...others.sort()])
    expect(await namesOf({ limit: 1, search: 'corte' })).toEqual([...featured, ...others])
    expect((await page({ limit: 12 })).cursor).toBeUndefined()
  })

  it('newest first where that is asked for', async () => {
    const { clock, open, namesOf } = openMarket('AE')
    for (const [index, name] of ['C', 'A', 'B'].entries()) {
      clock.set(`2026-11-2${index}T12:00:00Z`)
      await open({ organization: { name } })
    }

    expect(await namesOf({ order: 'newest' })).toEqual(['B', 'A', 'C'])
    expect(await namesOf({ order: 'newest', limit: 1, city: 'Santiago' })).toEqual(['B', 'A', 'C'])
  })

  it('goes on only with a cursor of the same list', async () => {
    const { open, page } = openMarket('AF')
    await open({ organization: { name: 'A' } })
    await open({ organization: { name: 'B' } })
    const { cursor } = await page({ limit: 1 })

    expect((await page({ limit: 2, cursor })).items.map(({ name }) => name)).toEqual(['B'])
    await expect(page({ industry: 'salon', cursor })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(page({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('who is in the marketplace', () => {
  it('only who is active, complete and willing', async () => {
    const { open, namesOf, project, request } = openMarket('AG')
    await open({ organization: { name: 'In' } })
    const unlisted = await open({ organization: { name: 'Unlisted', isListed: false } })
    await open({ organization: { name: 'Incomplete', onboardedAt: undefined } })
    const closed = await open({ organization: { name: 'Closed' } })
    await deactivate(closed.ctx, { id: closed.id })
    await project(closed.ctx)

    expect(await namesOf()).toEqual(['In'])
    expect(await namesOf({ search: 'corte' })).toEqual(['In'])
    expect(await readStats(request, { country: 'AG' })).toMatchObject({ organizations: 1, services: 1 })
    for (const slug of ['unlisted', 'incomplete', 'closed', 'nobody']) {
      await expect(readOrganization(request, { slug })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await changeOrganization(unlisted.ctx, { change: (current) => ({ ...current, isListed: true }) })
    await project(unlisted.ctx)
    expect(await namesOf()).toEqual(['In', 'Unlisted'])
  })

  it('F-43 neither lists, counts nor finds services and professionals that nobody can book', async () => {
    const { open, page, namesOf } = openMarket('AH')
    await open({
      services: [{ name: 'Corte' }, { name: 'Secreto', isActive: false }, { name: 'Interno', isBookableOnline: false }],
    })
    await open({ organization: { name: 'Sin nadie' }, professional: { name: 'Dormida', isActive: false } })

    expect((await page()).items).toMatchObject([
      { name: 'La Encina', serviceCount: 1, professionalCount: 1, services: ['Corte'] },
      { name: 'Sin nadie', serviceCount: 0, professionalCount: 0, services: [] },
    ])
    for (const search of ['secreto', 'interno', 'dormida']) expect(await namesOf({ search })).toEqual([])
  })
})

describe('one organization', () => {
  it('E-48 shows hours, prices, the three dearest services and whether it is open', async () => {
    const { open, request } = openMarket('AI')
    const prices = [9_000, 40_000, 20_000, 30_000]
    const services = prices.map((amount) => ({ name: `S${amount}`, price: { amount, currency: 'CLP' as const } }))
    await open({ organization: { name: 'Detalle' }, services: [...services, { name: 'Oculto', isActive: false }] })

    const shown = await readOrganization(request, { slug: 'detalle' })
    expect(shown).toMatchObject({
      organization: { slug: 'detalle', name: 'Detalle' },
      isOpenNow: true,
      openingHours: { monday: [{ start: '09:00', end: '18:00' }] },
      price: { min: { amount: 9_000 }, max: { amount: 40_000 } },
    })
    expect(shown.featuredServices.map(({ name }) => name)).toEqual(['S40000', 'S30000', 'S20000'])
    expect(shown.services).toHaveLength(4)
  })
})

describe('the numbers of a country', () => {
  it('E-49 are totals, industries that have any, the ten largest cities and the three newest', async () => {
    const { clock, open, request } = openMarket('AJ')
    for (let index = 0; index < 13; index++) {
      clock.set(`2026-11-01T12:${10 + index}:00Z`)
      await open({
        organization: { name: `O${index}`, industry: index < 2 ? 'spa' : 'salon', city: `Ciudad ${index % 11}` },
      })
    }

    const stats = await readStats(request, { country: 'AJ' })
    expect(stats).toMatchObject({ organizations: 13, services: 13, professionals: 13 })
    expect(stats.industries).toEqual([
      { industry: 'salon', organizations: 11 },
      { industry: 'spa', organizations: 2 },
    ])
    expect(stats.cities).toHaveLength(10)
    expect(stats.cities.slice(0, 3)).toEqual([
      { city: 'Ciudad 0', organizations: 2 },
      { city: 'Ciudad 1', organizations: 2 },
      { city: 'Ciudad 10', organizations: 1 },
    ])
    expect(stats.latest.map(({ name }) => name)).toEqual(['O12', 'O11', 'O10'])
  })
})
