import type { User } from '@reservaplus/shared/users/schema'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { OrganizationEntity } from '../organizations/entity'
import { findOrganization } from '../organizations/repository'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openTenant, type Tenant } from '../testing/tenant'
import { startUserPool } from '../testing/user-pool'
import { findUser, replaceUser } from '../users/repository'

let api: TestApi
let salon: Tenant
let other: Tenant

beforeAll(async () => {
  api = await startApi()
  const options = { pool: api.pool, linkSecret, bookOrigin }
  salon = await openTenant(options)
  other = await openTenant(options, { name: 'Clínica Andes' })
})
afterAll(() => api.stop())

const session = (token?: string, path = '/v1/session') => api.call({ path, ...(token && { token }) })
const statusOf = async (token?: string) => (await session(token)).status

const change = async (id: User['id'], what: Partial<User>) => {
  const user = await findUser(salon.ctx.organizationId, id)
  if (user) await replaceUser({ ...user, ...what, version: user.version + 1 })
}

describe('a team member', () => {
  it('is who the token says, in the role that the table says', async () => {
    const token = await api.pool.signIdToken(
      { userId: salon.userIdOf('staff'), organizationId: salon.ctx.organizationId },
      { claims: { 'custom:role': 'owner' } },
    )

    expect((await session(token)).json()).toMatchObject({
      user: { role: 'staff' },
      organization: { id: salon.ctx.organizationId, name: 'La Encina' },
    })
  })

  it('F-11 F-51 is out at once when deactivated, whatever the token says', async () => {
    const token = await salon.tokenOf('reception')
    expect(await statusOf(token)).toBe(200)

    await change(salon.userIdOf('reception'), { isActive: false })
    expect(await statusOf(token)).toBe(401)

    await change(salon.userIdOf('reception'), { isActive: true })
    expect(await statusOf(token)).toBe(200)
  })

  it('is out at once, reading too, when the organization is closed', async () => {
    const [token, ownerToken] = [await other.tokenOf('admin'), await other.tokenOf('owner')]
    const organization = await findOrganization(other.ctx.organizationId)
    if (!organization) throw new Error('It was just made')
    const set = (isActive: boolean) =>
      OrganizationEntity.build(PutItemCommand)
        .item({ ...organization, isActive })
        .send()
    await set(false)
    const paths = ['/v1/session', '/v1/clients', '/v1/services']
    const answers = await Promise.all(paths.map((path) => api.call({ path, token })))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
    // Its owner may still look, and open it again.
    expect(await statusOf(ownerToken)).toBe(200)
    const body = { firstName: 'Eva', lastName: '' }
    const refused = await api.call({ method: 'POST', path: '/v1/clients', body, token: ownerToken })
    expect(refused.status).toBe(403)
    await set(true)
    expect(await statusOf(token)).toBe(200)
  })

  it('has another role with the next request after a change', async () => {
    const token = await salon.tokenOf('admin')
    const addClient = async () =>
      (await api.call({ method: 'POST', path: '/v1/clients', body: { firstName: 'Eva', lastName: '' }, token })).status
    expect(await addClient()).toBe(201)

    await change(salon.userIdOf('admin'), { role: 'staff' })
    expect(await addClient()).toBe(403)
  })

  it('F-11 ends every session by signing out everywhere, and may sign in again', async () => {
    const subject = { userId: salon.userIdOf('professional'), organizationId: salon.ctx.organizationId }
    const now = Math.floor(Date.now() / 1000)
    const before = await api.pool.signIdToken(subject, { claims: { auth_time: now - 60 } })
    const after = await api.pool.signIdToken(subject, { claims: { auth_time: now + 60 } })
    await change(subject.userId, { sessionsValidFrom: salon.organization.createdAt })

    const signedOut = await api.call({ method: 'POST', path: '/v1/session/sign-out-everywhere', token: after })
    expect(signedOut.status).toBe(200)
    expect([await statusOf(before), await statusOf(after)]).toEqual([401, 200])
  })

  it('is nobody in an organization that is not theirs', async () => {
    const token = await api.pool.signIdToken({
      userId: salon.userIdOf('owner'),
      organizationId: other.ctx.organizationId,
    })

    expect(await statusOf(token)).toBe(401)
  })
})

describe('a token', () => {
  it.each(['/v1/session', '/trpc/users.session'])('is needed on %s, which says 401 without one', async (path) => {
    const answer = await session(undefined, path)

    expect(answer.status).toBe(401)
    expect(answer.body).toContain('UNAUTHENTICATED')
  })

  it.each(['/public/v1/session', '/public/trpc/users.session', '/v1/public/session'])(
    'is no use on %s, which is open to everybody',
    async (path) => {
      expect((await session(await salon.tokenOf('owner'), path)).status).toBe(404)
    },
  )

  it('is asked for in the way of HTTP', async () => {
    expect((await session()).headers['www-authenticate']).toBe('Bearer')
  })

  it('is refused when it is expired, of another pool, or no ID token', async () => {
    const subject = { userId: salon.userIdOf('owner'), organizationId: salon.ctx.organizationId }
    const foreignPool = await startUserPool('Pool00002')
    const tokens = await Promise.all([
      api.pool.signIdToken(subject, { expiresAt: 1_700_000_000 }),
      foreignPool.signIdToken(subject),
      api.pool.signIdToken(subject, { claims: { token_use: 'access' } }),
    ])
    await foreignPool.stop()

    expect(await Promise.all(tokens.map(statusOf))).toEqual([401, 401, 401])
  })

  it('F-06 of a client’s link opens nothing of the desk', async () => {
    const link = await new SignJWT({ o: salon.ctx.organizationId, a: salon.client.id, s: 'manage' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(linkSecret))

    expect(await statusOf(link)).toBe(401)
  })

  it.each(['Basic YTpi', 'Bearer', 'Bearer a b', 'bearer x', '💇'])('is not %j', async (authorization) => {
    expect((await api.call({ path: '/v1/session', headers: { authorization } })).status).toBe(401)
  })
})

describe('a batch', () => {
  it('answers each call by itself', async () => {
    const token = await salon.tokenOf('owner')
    const answer = await api.call({ path: '/trpc/users.session,services.get', query: 'batch=1&input=%7B%7D', token })

    const results = z.array(z.object({ error: z.object({ data: z.object({ appCode: z.string() }) }).optional() }))
    expect(answer.status).toBe(207)
    expect(results.parse(answer.json()).map(({ error }) => error?.data.appCode)).toEqual([undefined, 'BAD_INPUT'])
  })
})
