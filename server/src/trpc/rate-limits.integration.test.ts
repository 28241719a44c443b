import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { changeSlug } from '../organizations/change-slug'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openTenant, type Tenant } from '../testing/tenant'

let api: TestApi
let salon: Tenant
let other: Tenant

beforeAll(async () => {
  api = await startApi()
  const options = { pool: api.pool, linkSecret, bookOrigin }
  salon = await openTenant(options)
  other = await openTenant(options, { name: 'Clínica Andes' })
  // Time stands still, or a slow machine would fill the buckets meanwhile.
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterAll(async () => {
  vi.useRealTimers()
  await api.stop()
})

const hold = (address: string, tenant = salon, { slug } = tenant.organization) =>
  api.call({
    method: 'POST',
    path: '/v1/public/holds',
    headers: { 'cloudfront-viewer-address': `${address}:1`, 'x-forwarded-for': ulid() },
    body: {
      slug,
      serviceId: tenant.service.id,
      professionalId: 'any',
      start: '2020-01-01T10:00:00Z',
      browserToken: ulid(),
    },
  })

describe('limits of public procedures', () => {
  it('F-42 let one address hold thirty times in a row, then ask it to wait', async () => {
    const statuses = []
    for (let attempt = 0; attempt < 30; attempt += 1) statuses.push((await hold('192.0.2.1')).status)
    expect(new Set(statuses)).toEqual(new Set([409]))

    const refused = await hold('192.0.2.1')
    expect(refused.status).toBe(429)
    expect(refused.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('leave other addresses and other organizations alone', async () => {
    expect((await hold('192.0.2.2')).status).toBe(409)
    expect((await hold('192.0.2.1', other)).status).toBe(409)
  })

  it('count an address that the organization had before like the one it has', async () => {
    const { organizationId: id } = other.ctx
    const { slug } = other.organization
    const renamed = await changeSlug(other.ctx, { id, slug: 'andes-nueva' })
    expect(renamed).toMatchObject({ formerSlugs: [slug] })
    for (let attempt = 0; attempt < 15; attempt += 1) {
      expect((await hold('192.0.2.3', other)).status).toBe(409)
      expect((await hold('192.0.2.3', other, renamed)).status).toBe(409)
    }

    expect((await hold('192.0.2.3', other)).status).toBe(429)
    expect((await hold('192.0.2.3', other, renamed)).status).toBe(429)
  })

  it('are not multiplied by what a body says besides, nor broken by it', async () => {
    const register = (slug: unknown) =>
      api.call({
        method: 'POST',
        path: '/public/trpc/auth.register',
        headers: { 'cloudfront-viewer-address': '203.0.113.7:1' },
        body: { slug },
      })
    for (const slug of ['s1', 's2', 'x'.repeat(3000), { toString: 1, valueOf: 1 }, ['s5']])
      expect((await register(slug)).status).toBe(400)

    expect((await register('s6')).status).toBe(429)
  })

  it('count every call of a batch in the container', async () => {
    const batch = () =>
      api.call({
        path: `/public/trpc/${Array(10).fill('organizations.publicGet').join(',')}`,
        query: 'batch=1&input=%7B%7D',
        headers: { 'cloudfront-viewer-address': '192.0.2.9:1' },
      })
    const statuses = []
    for (let attempt = 0; attempt < 61; attempt += 1) statuses.push((await batch()).status)

    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(400))
    expect(statuses[60]).toBe(429)
  })
})
