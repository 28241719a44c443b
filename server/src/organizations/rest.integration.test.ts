import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Answer, bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openTenant, type Tenant } from '../testing/tenant'

let api: TestApi
let salon: Tenant
let token: string
beforeAll(async () => {
  api = await startApi()
  salon = await openTenant({ pool: api.pool, linkSecret, bookOrigin })
  token = await salon.tokenOf('owner')
})
afterAll(() => api.stop())

const own = (path = '') => `/v1/organizations/${salon.organization.id}${path}`
const put = (path: string, body: object): Promise<Answer> => api.call({ method: 'PUT', path, body, token })
const post = (path: string, body: object = {}): Promise<Answer> => api.call({ method: 'POST', path, body, token })
const get = (path: string): Promise<Answer> => api.call({ path, token })

const organization = z.looseObject({ bookingRules: z.looseObject({}), version: z.int() })
const problem = z.object({ issues: z.array(z.object({ path: z.array(z.unknown()) })) })

describe('an organization over REST', () => {
  it('F-30 is changed field by field: what is left out stays', async () => {
    const before = organization.parse((await get('/v1/organizations')).json())
    const answer = await put(own(), { bookingRules: { horizonDays: 14 }, website: 'https://laencina.example' })

    expect(answer.status, answer.body).toBe(200)
    expect(answer.json()).toEqual({
      ...before,
      website: 'https://laencina.example',
      bookingRules: { ...before.bookingRules, horizonDays: 14 },
      version: before.version + 1,
    })
  })

  it('F-02 takes no field that is not the owner’s to change, and names what does not fit', async () => {
    for (const body of [{ isActive: false }, { isFeatured: true }, { slug: 'otra' }, { plan: 'empresarial' }]) {
      expect((await put(own(), body)).status).toBe(400)
    }
    const answer = await put(own(), { bookingRules: { horizonDays: 366 } })
    expect(answer.status).toBe(400)
    expect(problem.parse(answer.json()).issues[0]?.path).toEqual(['bookingRules', 'horizonDays'])
  })

  it('gives its settings away as a document and takes one back', async () => {
    const document = z.looseObject({}).parse((await get(own('/settings'))).json())
    const answer = await put(own('/settings'), { document: { ...document, accentColor: '#123456' } })

    expect(answer.status, answer.body).toBe(200)
    expect((await get(own('/settings'))).json()).toEqual({ ...document, accentColor: '#123456' })
    expect((await put(own('/settings'), { document: { accentColor: '#123456' } })).status).toBe(400)
  })

  it('says whether an address is free, takes it, and is found there', async () => {
    expect((await api.call({ path: own('/slug-check'), query: 'slug=nueva-encina', token })).json()).toMatchObject({
      isFree: true,
    })
    expect((await post(own('/slug'), { slug: 'nueva-encina' })).status).toBe(200)
    expect((await api.call({ path: '/v1/public/organizations/nueva-encina' })).status).toBe(200)
    expect((await post(own('/slug'), { slug: 'admin' })).status).toBe(400)
  })

  it('is closed and opened again, and asks for its address before it is deleted', async () => {
    expect((await post(own('/deactivate'))).status).toBe(200)
    expect((await api.call({ path: '/v1/public/organizations/nueva-encina' })).status).toBe(404)
    expect((await post(own('/deletion'), { confirmation: 'no' })).status).toBe(400)
    expect((await post(own('/deletion'), { confirmation: 'nueva-encina' })).json()).toMatchObject({
      isActive: false,
      deletesAt: expect.any(String),
    })
    expect((await post(own('/reactivate'))).status).toBe(200)
    expect((await api.call({ path: '/v1/public/organizations/nueva-encina' })).status).toBe(200)
  })

  it('is written out on request', async () => {
    const asked = await post(own('/exports'))
    expect(asked.status, asked.body).toBe(201)
    const { id } = z.object({ id: z.string() }).parse(asked.json())

    expect((await get(own('/exports'))).json()).toMatchObject({ items: [{ id, status: 'requested' }] })
    expect((await get(own(`/exports/${id}`))).json()).toMatchObject({ id, files: [] })
  })

  it('says where to send an image', async () => {
    const answer = await post(own('/uploads'), { purpose: 'logo', contentType: 'image/png', size: 2000 })

    expect(answer.status, answer.body).toBe(201)
    expect(answer.json()).toMatchObject({ key: expect.stringContaining(`uploads/${salon.organization.id}/logo/`) })
  })

  it('changes hands, and the owner of before may no longer close it', async () => {
    expect((await post(own('/owner'), { userId: salon.userIdOf('admin') })).status).toBe(200)

    expect((await post(own('/deactivate'))).status).toBe(403)
    const heir = await salon.tokenOf('admin')
    expect((await api.call({ method: 'POST', path: own('/deactivate'), body: {}, token: heir })).status).toBe(200)
  })
})
