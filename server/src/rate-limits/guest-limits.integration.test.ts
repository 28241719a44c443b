import { type OrganizationId, organizationId } from '@reservaplus/shared/ids/schema'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'

import { signManageToken } from '../appointments/link-token'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openTenant, type Tenant } from '../testing/tenant'
import { guestAllowances } from './allowances'
import { spendTokens } from './spend-tokens'

let api: TestApi
let salon: Tenant
let starts: string[]

const days = z.object({ days: z.array(z.object({ slots: z.array(z.object({ start: z.string() })) })) })
const booked = z.object({ appointment: z.object({ id: z.string(), start: z.string() }) })

beforeAll(async () => {
  api = await startApi()
  salon = await openTenant({ pool: api.pool, linkSecret, bookOrigin })
  const from = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const to = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)
  const { slug } = salon.organization
  const query = new URLSearchParams({ serviceId: salon.service.id, professionalId: salon.professional.id, from, to })
  const answer = await api.call({ path: `/v1/public/organizations/${slug}/availability`, query: String(query) })
  starts = days
    .parse(answer.json())
    .days.flatMap(({ slots }) => slots.filter((_, at) => at % 6 === 0))
    .map((each) => each.start)
  // Time stands still, or a slow machine would fill the buckets meanwhile.
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterAll(async () => {
  vi.useRealTimers()
  await api.stop()
})

let address = 0
const post = (path: string, body: object) => {
  address += 1

  return api.call({ method: 'POST', path, body, headers: { 'cloudfront-viewer-address': `192.0.2.${address}:1` } })
}
const book = (email: string, start = starts.shift() ?? '', more: object = {}) =>
  post('/v1/public/booking', {
    slug: salon.organization.slug,
    serviceId: salon.service.id,
    professionalId: salon.professional.id,
    start,
    client: { firstName: 'Eva', lastName: 'Mora', email, phone: '+56 9 8765 4321' },
    ...more,
  })

describe('guests', () => {
  it('pay nothing for asking again what was booked with the same key', async () => {
    const start = starts.shift() ?? ''
    const again = () => book('clave@correo.example', start, { idempotencyKey: 'una-clave-de-prueba-0001' })
    for (let count = 0; count < 12; count += 1) expect((await again()).status).toBe(201)
    for (let count = 0; count < 9; count += 1) expect((await book('clave@correo.example')).status).toBe(201)

    expect((await book('clave@correo.example')).status).toBe(429)
  })

  it('with one mail book ten times an hour, from whatever address, in whatever spelling', async () => {
    for (let count = 0; count < 10; count += 1) expect((await book('una@correo.example')).status).toBe(201)

    const refused = await book('UNA@correo.example')
    expect(refused.status).toBe(429)
    expect(refused.headers['retry-after']).toBe('360')
    expect((await book('otra@correo.example')).status).toBe(201)
  })

  it('pay nothing for what was not booked', async () => {
    for (let count = 0; count < 12; count += 1) {
      expect((await book('paciente@correo.example', '2020-01-01T10:00:00Z')).status).toBe(409)
    }
    expect((await book('paciente@correo.example')).status).toBe(201)
  })

  it('of one organization together book sixty times at once for each part of the bucket, and leave others alone', async () => {
    const [full, empty] = [organizationId.parse(ulid()), organizationId.parse(ulid())]
    const spend = (id: OrganizationId) =>
      spendTokens(
        guestAllowances(
          { client: { email: `${ulid()}@correo.example` } },
          { viewerAddress: '198.51.100.1', organizationId: id },
        ),
        new Date(),
        async () => 'booked',
      )
    for (let count = 0; count < 60; count += 1) expect(await spend(full)).toBe('booked')
    await expect(spend(full)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    expect(await spend(empty)).toBe('booked')
  })
})

it('several services in one go cost as many tokens, and none where nothing was booked', async () => {
  const id = organizationId.parse(ulid())
  const caller = { viewerAddress: '198.51.100.2', organizationId: id }
  const six = guestAllowances({ client: { email: 'varias@correo.example' } }, caller).map((each) => ({
    ...each,
    tokens: 6,
  }))
  const spend = (run: () => Promise<string>) => spendTokens(six, new Date(), run)
  await expect(spend(() => Promise.reject(new Error('taken')))).rejects.toThrow('taken')
  expect(await spend(async () => 'booked')).toBe('booked')
  await expect(spend(async () => 'booked')).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
})

describe('a link', () => {
  it('moves its appointment ten times in a row, then waits; cancelling still works', async () => {
    const { appointment } = booked.parse((await book('enlace@correo.example')).json())
    const token = await signManageToken(
      { linkSecret },
      { organizationId: salon.ctx.organizationId, appointmentId: appointment.id as never },
    )
    const to = [starts.shift(), appointment.start]
    for (let count = 0; count < 10; count += 1) {
      const moved = await post(`/v1/public/manage/${token}/reschedule`, { start: to[count % 2] })
      expect(moved.status).toBe(200)
    }
    expect((await post(`/v1/public/manage/${token}/reschedule`, { start: to[0] })).status).toBe(429)
    expect((await post(`/v1/public/manage/${token}/cancel`, {})).status).toBe(200)
  })
})

it('giving holds back is limited too', async () => {
  const release = () =>
    api.call({
      method: 'POST',
      path: '/v1/public/holds/release',
      body: { slug: salon.organization.slug, holdToken: 'none' },
      headers: { 'cloudfront-viewer-address': '203.0.113.9:1' },
    })
  for (let count = 0; count < 30; count += 1) expect((await release()).status).toBe(200)
  expect((await release()).status).toBe(429)
})
