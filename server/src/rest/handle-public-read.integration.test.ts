import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clock } from '../config/clock'
import { projectOrganization } from '../marketplace/project-organization'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openTenant, type Tenant } from '../testing/tenant'

let api: TestApi
let salon: Tenant

beforeAll(async () => {
  api = await startApi()
  salon = await openTenant({ pool: api.pool, linkSecret, bookOrigin })
})
afterAll(() => api.stop())

const read = (name: string, query = '', headers = {}) =>
  api.call({ path: `/public/pub/${salon.organization.slug}/${name}`, query, headers })

const question = (from = '2026-11-30', to = '2026-12-06') =>
  `service=${salon.service.id}&professional=any&from=${from}&to=${to}`

describe('/pub', () => {
  it('answers the catalogue as plain JSON that the edge may keep', async () => {
    const { status, headers, json } = await read('catalogue')

    expect(status).toBe(200)
    expect(headers['cache-control']).toMatch(/s-maxage=60, stale-while-revalidate/)
    expect(json()).toMatchObject({ services: [{ id: salon.service.id }] })
  })

  it('answers free times, for seconds only', async () => {
    const { status, headers, json } = await read('availability', question())

    expect(status).toBe(200)
    expect(headers['cache-control']).toMatch(/s-maxage=5,/)
    expect(json()).toMatchObject({ timeZone: 'America/Santiago', days: expect.any(Array) })
  })

  it('says 304 to whoever has this answer already', async () => {
    const { headers } = await read('catalogue')
    const again = await read('catalogue', '', { 'if-none-match': headers.etag ?? '' })

    expect([again.status, again.body]).toEqual([304, ''])
  })

  it.each([
    ['another order', (q: string) => q.replace('service=', 'x=').replace('professional=any', 'service=y')],
    ['one more parameter', (q: string) => `${q}&cache=1`],
    ['one twice', (q: string) => `${q}&to=2026-12-06`],
    ['one less', (q: string) => q.replace('&professional=any', '')],
    ['another spelling of the same', (q: string) => q.replace('any', '%61ny')],
    ['a plus sign', (q: string) => `${q}+`],
    ['a trailing ampersand', (q: string) => `${q}&`],
    ['no date', (q: string) => q.replace('2026-12-06', 'tomorrow')],
    ['F-36 a span of years', () => question('2026-01-01', '2030-01-01')],
    ['an end before its start', () => question('2026-12-06', '2026-11-30')],
  ])('refuses %s', async (_, change) => {
    const { status, headers } = await read('availability', change(question()))

    expect(status).toBe(400)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('refuses parameters where there are none', async () => {
    expect((await read('catalogue', 'x=1')).status).toBe(400)
  })

  it.each(['nothing', 'catalogue/x', 'constructor', ''])('has nothing at %j', async (name) => {
    expect((await read(name)).status).toBe(404)
  })

  it('is for reading', async () => {
    const answer = await api.call({ method: 'POST', path: `/public/pub/${salon.organization.slug}/catalogue` })

    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD'])
  })
})

describe('/pub/marketplace', () => {
  const market = (name: string, query = '') => api.call({ path: `/public/pub/marketplace/${name}`, query })

  beforeAll(() => projectOrganization(clock, salon.ctx.organizationId))

  it('answers organizations and numbers that the edge may keep', async () => {
    const { status, headers, json } = await market('organizations', 'country=CL&search=coraz%C3%B3n%20corte&limit=5')
    expect(status).toBe(200)
    expect(headers['cache-control']).toMatch(/s-maxage=60/)
    expect(json()).toEqual({ items: [] })

    const found = await market('organizations', 'search=corte&maxPrice=20000&order=name')
    expect(found.json()).toMatchObject({
      items: [{ slug: salon.organization.slug, price: { min: { amount: 18_000 } } }],
    })
    expect((await market('stats')).json()).toMatchObject({ organizations: 1, cities: [{ city: 'Santiago' }] })
    expect((await read('profile')).json()).toMatchObject({ organization: { slug: salon.organization.slug } })
  })

  it.each([
    ['another order', 'search=corte&country=CL'],
    ['an unknown parameter', 'search=corte&page=2'],
    ['one twice', 'search=corte&search=color'],
    ['another spelling', 'search=c%6Frte'],
    ['a plus sign for a space', 'search=corte+pelo'],
    ['a number that is none', 'minPrice=cheap'],
    ['nothing to search for', 'search='],
    ['a foreign cursor', 'cursor=abc'],
  ])('refuses %s', async (_, query) => {
    expect((await market('organizations', query)).status).toBe(400)
  })

  it('F-53 the numbers stand in nobody’s way, and nobody in theirs', async () => {
    const rest = async (path: string) => (await api.call({ path: `/v1/public/marketplace${path}` })).json()

    expect(await rest('/stats')).toMatchObject({ organizations: 1, services: 1, professionals: 2 })
    expect(await rest(`/${salon.organization.slug}`)).toMatchObject({ featuredServices: [{ name: 'Corte de pelo' }] })
    expect(await rest('')).toMatchObject({ items: [{ slug: salon.organization.slug }] })
    expect((await market(salon.organization.slug)).status).toBe(404)
  })
})
