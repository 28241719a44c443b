import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectTable, createDynamoDbClient } from './db/table'
import { apiEvent, appOrigin, bookOrigin, startApi, type TestApi } from './testing/api'

let api: TestApi

beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

describe('every answer', () => {
  it('carries the correlation id, is not kept and is not sniffed', async () => {
    const { headers } = await api.call({ path: '/v1/health' })

    expect(headers).toMatchObject({
      'x-correlation-id': 'request-0001',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
  })

  it('keeps a caller’s correlation id when it looks like one', async () => {
    const id = '0b5a7f9e-0000-4000-8000-000000000001'
    const sent = (value: string) => api.call({ path: '/v1/health', headers: { 'x-correlation-id': value } })

    expect((await sent(id)).headers['x-correlation-id']).toBe(id)
    expect((await sent('ana@example.cl')).headers['x-correlation-id']).toBe('request-0001')
  })
})

describe('the edge', () => {
  it.each(['', 'wrong'])('is the only way in: secret %j', async (secret) => {
    const answer = await api.call({ path: '/v1/health', headers: { 'x-edge-secret': secret } })

    expect(answer.status).toBe(403)
    expect(answer.json()).toMatchObject({ code: 'FORBIDDEN', status: 403 })
  })
})

describe('health', () => {
  it('is ready while the table and the user pool answer', async () => {
    const answer = await api.call({ path: '/v1/health/ready' })

    expect([answer.status, answer.json()]).toEqual([
      200,
      { status: 'ok', dependencies: { table: 'ok', userPool: 'ok' } },
    ])
  })
})

describe('CORS', () => {
  const preflight = (path: string, origin: string) =>
    api.call({ method: 'OPTIONS', path, headers: { origin, 'access-control-request-method': 'POST' } })

  it('lets any web page use the REST API, without credentials', async () => {
    const { status, headers } = await preflight('/v1/appointments', 'https://anything.example')

    expect(status).toBe(204)
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['access-control-allow-headers']).toContain('Authorization')
    expect(headers).not.toHaveProperty('access-control-allow-credentials')
  })

  it.each(['/trpc/users.session', '/public/trpc/appointments.hold', '/public/pub/demo/catalogue'])(
    'lets only our own pages use %s',
    async (path) => {
      expect((await preflight(path, bookOrigin)).headers['access-control-allow-origin']).toBe(bookOrigin)
      expect((await preflight(path, appOrigin)).headers['access-control-allow-origin']).toBe(appOrigin)
      const foreign = await preflight(path, 'https://anything.example')
      expect(foreign.headers).not.toHaveProperty('access-control-allow-origin')
      expect(foreign.headers).not.toHaveProperty('access-control-allow-methods')
    },
  )
})

describe('REST errors', () => {
  it('F-55 are one problem format, also where there is nothing', async () => {
    const answer = await api.call({ path: '/v1/nothing' })

    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toEqual({
      type: 'urn:reservaplus:error:not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is nothing at this address',
      code: 'NOT_FOUND',
      correlationId: 'request-0001',
    })
  })

  it('name the allowed methods of an address', async () => {
    const answer = await api.call({ method: 'DELETE', path: '/v1/services' })

    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, POST'])
  })

  it('name a malformed address', async () => {
    expect((await api.call({ path: '/v1/appointments/%E0%A4%A' })).status).toBe(400)
  })

  it('refuse a body that is too large', async () => {
    const answer = await api.call({ method: 'POST', path: '/v1/public/holds', body: 'x'.repeat(300_000) })

    expect([answer.status, answer.json()]).toMatchObject([413, { code: 'PAYLOAD_TOO_LARGE' }])
  })

  it('name the fields of bad input', async () => {
    const answer = await api.call({ method: 'POST', path: '/v1/public/holds', body: { slug: 'x', start: 'tomorrow' } })

    expect(answer.status).toBe(400)
    expect(answer.json()).toMatchObject({
      code: 'BAD_INPUT',
      issues: expect.arrayContaining([{ path: ['slug'], message: expect.any(String) }]),
    })
  })
})

describe('tRPC', () => {
  it('answers errors with our code, the details and the correlation id, and no stack', async () => {
    const answer = await api.call({ method: 'POST', path: '/public/trpc/appointments.hold', body: { slug: '?' } })

    expect(answer.status).toBe(400)
    expect(answer.json()).toMatchObject({
      error: { data: { code: 'BAD_REQUEST', httpStatus: 400, appCode: 'BAD_INPUT', correlationId: 'request-0001' } },
    })
    expect(answer.body).not.toContain('stack')
  })

  it('says NOT_FOUND for a procedure that does not exist', async () => {
    const answer = await api.call({ path: '/trpc/users.everything' })

    expect([answer.status, answer.json()]).toMatchObject([404, { error: { data: { appCode: 'NOT_FOUND' } } }])
  })

  it.each(['{', '"', 'ana@example.cl'])('says BAD_INPUT for the body %s and does not repeat it', async (body) => {
    const answer = await api.call({ method: 'POST', path: '/public/trpc/appointments.hold', body })

    expect([answer.status, answer.json()]).toMatchObject([400, { error: { data: { appCode: 'BAD_INPUT' } } }])
    expect(answer.body).not.toContain('ana@')
  })

  it('refuses text that is no text, by the name of its field', async () => {
    const body = '{"slug":"demo","client":{"firstName":"\\ud800"}}'
    const answer = await api.call({ method: 'POST', path: '/public/trpc/appointments.publicBook', body })

    expect(answer.json()).toMatchObject({
      error: { data: { appCode: 'BAD_INPUT', details: { issues: [{ path: ['client', 'firstName'] }] } } },
    })
  })

  it.each(['/public/trpc/appointments.hold', '/v1/public/holds'])(
    'refuses a body of brackets alone: %s',
    async (path) => {
      const depth = 100_000
      const body = `{"slug":${'['.repeat(depth)}${']'.repeat(depth)}}`

      expect((await api.call({ method: 'POST', path, body })).status).toBe(400)
    },
  )

  it('takes at most ten calls in one request', async () => {
    const batch = (size: number) =>
      api.call({ path: `/trpc/${Array(size).fill('users.session').join(',')}`, query: 'batch=1&input=%7B%7D' })

    expect((await batch(10)).status).toBe(401)
    expect((await batch(11)).status).toBe(400)
  })
})

describe('what is no request of ours', () => {
  it.each(['/', '/favicon.ico', '/public/', '/public/etc', '/trpc', '/v1', '/w/a/b', '//', '/s/'])(
    'is not found: %s',
    async (path) => {
      expect((await api.call({ path })).status).toBe(404)
    },
  )

  it.each(['TRACE', 'CONNECT', 'PROPFIND', '', '💇'])('is refused: method %j', async (method) => {
    expect((await api.call({ method, path: '/trpc/users.session' })).status).toBe(400)
  })

  it('is no reason to fail: headers out of this world', async () => {
    const event = apiEvent({ path: '/v1/health' })
    const answer = await api.handle({ ...event, headers: { ...event.headers, 'x-a': 'a\u0000b', 'x-b': '💇' } })

    expect(answer.status).toBe(200)
  })
})

describe('while DynamoDB does not answer', () => {
  it.each(['/v1/public/organizations/la-encina', '/public/trpc/organizations.publicGet', '/public/s/la-encina'])(
    'asks to come back later: %s',
    async (path) => {
      const credentials = { accessKeyId: 'x', secretAccessKey: 'x' }
      const client = createDynamoDbClient({ endpoint: 'http://127.0.0.1:9/', region: 'sa-east-1', credentials })
      connectTable({ tableName: api.table.tableName, client })
      const query = path.includes('trpc') ? `input=${encodeURIComponent('{"slug":"la-encina"}')}` : ''
      const answer = await api.call({ path, query })
      connectTable(api.table)

      expect(answer.status).toBe(503)
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    },
  )
})

describe('the reference', () => {
  it('is a page that loads nothing from elsewhere', async () => {
    const answer = await api.call({ path: '/v1/docs' })

    expect(answer.status).toBe(200)
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
    expect(answer.body).not.toMatch(/https?:|<script>/)
    expect((await api.call({ path: '/v1/docs/start.js' })).body).toContain('/v1/openapi.json')
  })

  it('is made of the description that was built with the pages', async () => {
    expect((await api.call({ path: '/v1/openapi.json' })).json()).toMatchObject({ openapi: '3.1.0' })
  })
})
