import { type CreateApiKeyInput, grant, newApiKey } from '@reservaplus/shared/api-keys/schema'
import { appointmentId } from '@reservaplus/shared/ids/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { history } from '../appointments/read-history'
import { findEventsOfSubject } from '../events/repository'
import { OrganizationEntity } from '../organizations/entity'
import { findOrganization } from '../organizations/repository'
import { apiKeyAllowance } from '../rate-limits/allowances'
import { RateBucketEntity } from '../rate-limits/entity'
import { restTable } from '../rest/every-route'
import { type Answer, bookOrigin, type Call, linkSecret, startApi, type TestApi } from '../testing/api'
import { expectations } from '../testing/expectations'
import { readEverything } from '../testing/read-everything'
import { restCall } from '../testing/rest-call'
import { openScene, type Scene } from '../testing/scene'
import { ApiKeyEntity } from './entity'
import { findApiKey } from './repository'
import { create, list, revoke, update } from './service'

let api: TestApi
let scene: Scene

beforeAll(async () => {
  api = await startApi()
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
})
afterAll(() => api.stop())

const keyFor = async (permissions: CreateApiKeyInput['permissions'], expiresAt?: string) =>
  create(scene.own.ctx, { name: 'Caja', permissions, ...(expiresAt && { expiresAt }) })

const withKey = (key: string | undefined, call: Call): Promise<Answer> =>
  api.call({ ...call, path: `/keys${call.path}`, headers: { ...(key && { 'x-api-key': key }), ...call.headers } })

const services = { path: '/v1/services' }
const statusOf = async (key: string | undefined) => (await withKey(key, services)).status

describe('a key', () => {
  it('is made and shown once, however often the same call is made, and kept nowhere', async () => {
    const token = await scene.own.tokenOf('admin')
    const body = { name: 'Caja', permissions: ['services:read'], idempotencyKey: 'una-vez-y-ninguna-mas' }
    const made = await api.call({ method: 'POST', path: '/v1/api-keys', token, body })
    const { key, apiKey } = newApiKey.parse(made.json())

    expect([made.status, key]).toEqual([201, expect.stringMatching(/^rp_[\w-]{43}$/)])
    expect(apiKey).toMatchObject({ name: 'Caja', hint: key.slice(0, 8), version: 1 })
    expect(JSON.stringify(await readEverything(api.table))).not.toContain(key)
    expect((await api.call({ method: 'POST', path: '/v1/api-keys', token, body })).status).toBe(409)
    const listed = await api.call({ path: '/v1/api-keys', token })
    expect(listed.body).toContain(apiKey.id)
    expect(listed.body).not.toMatch(new RegExp(`${key}|"hash"`))
    expect(await statusOf(key)).toBe(200)
  })

  it('opens what it was given and nothing else', async () => {
    const { key } = await keyFor(['services:read'])

    expect([await statusOf(key), (await withKey(key, { path: '/v1/professionals' })).status]).toEqual([200, 403])
  })

  it.each([
    ['appointments:read', '/v1/reports/dashboard', ''],
    ['reports:read', '/v1/reports/summary', 'from=2026-12-01&to=2026-12-07'],
  ] as const)('with %s alone sees no money at %s', async (permission, path, query) => {
    const call = { path, query }
    const blind = await withKey((await keyFor([permission])).key, call)
    const seeing = await withKey((await keyFor([permission, 'revenue:read'])).key, call)

    expect([blind.status, seeing.status]).toEqual([200, 200])
    expect(blind.body).not.toMatch(/revenue/i)
    expect(seeing.body).toMatch(/revenue/i)
  })

  it('sees the appointments of a client only with both rights', async () => {
    const call = { path: `/v1/clients/${scene.own.client.id}/visits` }
    const [clients, both] = [await keyFor(['clients:read']), await keyFor(['clients:read', 'appointments:read'])]

    expect([(await withKey(clients.key, call)).status, (await withKey(both.key, call)).status]).toEqual([403, 200])
  })

  it('F-03 finds nothing of another organization', async () => {
    const { key } = await keyFor(['services:read', 'appointments:read'])
    const foreign = await scene.book(scene.other)

    expect((await withKey(key, { path: `/v1/services/${scene.other.service.id}` })).status).toBe(404)
    expect((await withKey(key, { path: `/v1/appointments/${foreign.id}` })).status).toBe(404)
  })

  it('is what the audit names, with what it did', async () => {
    const { key, apiKey } = await keyFor(['appointments:create', 'appointments:read'])
    const { own } = scene
    const answer = await withKey(key, {
      method: 'POST',
      path: '/v1/appointments',
      body: {
        serviceId: own.service.id,
        professionalId: own.professional.id,
        start: scene.nextStart(),
        client: { id: own.client.id },
      },
    })
    const [event] = await findEventsOfSubject(own.ctx.organizationId, {
      kind: 'appointment',
      id: (answer.json() as { id: string }).id,
    })

    expect([answer.status, event?.actor]).toEqual([201, { kind: 'integration', id: apiKey.id }])
    expect(await history(own.ctx, { id: appointmentId.parse(event?.subject.id) })).toMatchObject({
      items: [{ actorName: 'Caja' }],
    })
    expect(await findEventsOfSubject(own.ctx.organizationId, { kind: 'api-key', id: apiKey.id })).toMatchObject([
      { data: { changes: { permissions: { after: apiKey.permissions }, hash: {} } } },
    ])
  })

  it('is dead with the next call when it is revoked, and stays in the list', async () => {
    const { key, apiKey } = await keyFor(['services:read'])
    expect(await statusOf(key)).toBe(200)
    await revoke(scene.own.ctx, { id: apiKey.id })

    expect(await statusOf(key)).toBe(401)
    expect((await list(scene.own.ctx)).find(({ id }) => id === apiKey.id)?.revokedAt).toBeDefined()
    await expect(update(scene.own.ctx, { id: apiKey.id, name: 'Otra' })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('obeys what it may do from the next call on', async () => {
    const { key, apiKey } = await keyFor(['services:read'])
    await update(scene.own.ctx, { id: apiKey.id, permissions: ['clients:read'] })

    expect(await statusOf(key)).toBe(403)
  })

  it('ends when it was to end, and cannot be made for the past', async () => {
    const soon = addMinutes(instantOf(new Date()), 1)
    const { key, apiKey } = await keyFor(['services:read'], soon)
    expect(await statusOf(key)).toBe(200)
    const stored = await findApiKey(scene.own.ctx.organizationId, apiKey.id)
    if (!stored) throw new Error('It was just made')
    const over = { ...stored, expiresAt: instantOf(new Date(Date.now() - 1000)) }
    await ApiKeyEntity.build(PutItemCommand).item(over).send()

    expect(await statusOf(key)).toBe(401)
    await expect(keyFor(['services:read'], '2020-01-01T00:00:00Z')).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('says on which day it was used last', async () => {
    const { key, apiKey } = await keyFor(['services:read'])
    expect(apiKey.lastUsedOn).toBeUndefined()
    await statusOf(key)

    expect((await findApiKey(scene.own.ctx.organizationId, apiKey.id))?.lastUsedOn).toBe(
      new Date().toISOString().slice(0, 10),
    )
  })

  it('has its own limit, whatever the others do', async () => {
    const [busy, quiet] = [await keyFor(['services:read']), await keyFor(['services:read'])]
    expect(await statusOf(busy.key)).toBe(200)
    const { bucket, rules } = apiKeyAllowance(busy.apiKey.id)
    const fullAt = Date.now() + (rules.capacity * 60_000) / rules.refillPerMinute + 1000
    await RateBucketEntity.build(PutItemCommand)
      .item({ bucket, fullAt, expiresAt: Math.ceil(fullAt / 1000) })
      .send()
    const late = await withKey(busy.key, services)

    expect([late.status, late.headers['retry-after']]).toEqual([429, '1'])
    expect(await statusOf(quiet.key)).toBe(200)
  })

  it('is out when its organization is closed', async () => {
    const { key } = await create(scene.other.ctx, { name: 'Caja', permissions: ['services:read'] })
    expect(await statusOf(key)).toBe(200)
    const organization = await findOrganization(scene.other.ctx.organizationId)
    if (!organization) throw new Error('It was just made')
    await OrganizationEntity.build(PutItemCommand)
      .item({ ...organization, isActive: false })
      .send()
    expect(await statusOf(key)).toBe(401)
    await OrganizationEntity.build(PutItemCommand).item(organization).send()
  })
})

describe('the entrance for keys', () => {
  it.each([
    ['no key', undefined],
    ['what is no key', 'rp_1'],
    ['a key that was never given', `rp_${'A'.repeat(43)}`],
  ])('refuses %s', async (_, key) => {
    expect(await statusOf(key)).toBe(401)
  })

  it('takes no token, and the entrance for tokens takes no key', async () => {
    const token = await scene.own.tokenOf('owner')
    const { key } = await keyFor(['services:read'])

    expect((await api.call({ path: '/keys/v1/services', token })).status).toBe(401)
    expect((await api.call({ path: '/v1/services', headers: { 'x-api-key': key } })).status).toBe(401)
    expect((await api.call({ path: '/v1/services', headers: { authorization: `Bearer ${key}` } })).status).toBe(401)
  })
})

const closed = restTable.flatMap((entry) =>
  entry.meta.access?.kind === 'staff'
    ? [{ entry, path: entry.procedure, permission: entry.meta.access.permission }]
    : [],
)
const mayBeGiven = (permission: string) => grant.safeParse(permission).success

describe('F-01 every procedure behind a permission', () => {
  it.each(closed)('$path is closed to a key without $permission', async ({ entry, path, permission }) => {
    const { apiKey, key } = await keyFor(grant.options.filter((each) => each !== permission))
    const answer = await withKey(key, restCall(entry, (await expectations[path]?.input(scene)) ?? {}))
    await revoke(scene.own.ctx, { id: apiKey.id })

    expect(answer.status, answer.body).toBe(403)
  })

  it('that ends, pays or opens something for good can be given to no key', () => {
    const kept = ['integrations:write', 'users:write', 'billing:write', 'organization:delete', 'organization:export']

    expect(kept.filter(mayBeGiven)).toEqual([])
  })
})

it('whoever tries keys is not looked up any more, and nobody else is', async () => {
  const from = (address: string, key: string) =>
    withKey(key, { ...services, headers: { 'cloudfront-viewer-address': `${address}:1` } })
  const { key } = await keyFor(['services:read'])
  for (let round = 0; round < 31; round++) await from('203.0.113.9', `rp_${'B'.repeat(43)}`)
  const blocked = await from('203.0.113.9', key)

  expect([blocked.status, Number(blocked.headers['retry-after'])]).toEqual([429, expect.any(Number)])
  expect((await from('203.0.113.10', key)).status).toBe(200)
})
